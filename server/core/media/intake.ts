// The only way an uploaded picture enters: what comes out was decoded and encoded again by us, so nothing of the sender's file is
// left but what can be seen. An AI label that the law protects is handed on beside it, to be written into the copies.
import { createHash } from "node:crypto";
import sharp, { type Metadata, type Sharp } from "sharp";
import { readAiDeclaration, saysAiMade } from "@/server/core/media/ai-mark";
import { declaredImageType, type ImageType, sniffedImageType } from "@/server/core/media/formats";
import { type ImageTextPort, type ImageTextResult, readImageText } from "@/server/core/media/image-text";
import { perceptualHash, pictureColours } from "@/server/core/media/perceptual";
import { pngChunks } from "@/server/core/media/png-chunks";
import { mediaRefusal } from "@/server/core/media/problems";
import { slots } from "@/server/core/media/slots";
import { readAtMost } from "@/server/core/media/upload";
import type { AigcLabel, AiMark } from "@/server/shared/ai-marks";
import { AppError } from "@/server/shared/errors";

export interface ImageLimits {
  maxBytes: number;
  /** Width × height; of an AVIF a quarter of it, for its decoder takes many times the memory of the others. */
  maxPixels: number;
  /** Of an animation up to this long the first frame is kept; a longer one is refused. */
  maxFrames: number;
  /** Decoding and encoding one picture, in seconds; waiting for a free slot does not count. */
  timeoutSeconds: number;
  /** Reading the words in it, in milliseconds. */
  textTimeoutMs: number;
}

export const imageLimits: ImageLimits = {
  maxBytes: 10 * 1024 * 1024,
  maxPixels: 50_000_000,
  maxFrames: 200,
  timeoutSeconds: 20,
  textTimeoutMs: 5_000,
};

export interface StoredImage {
  bytes: Buffer;
  type: "image/webp";
  width: number;
  height: number;
}

export interface IntakeImage extends StoredImage {
  /** Of `bytes`, hex: the same upload gives the same hash. */
  sha256: string;
  perceptualHash: string;
  colours: string;
  /** Smaller copies, at most 960 and 320 px wide and three times as high; never larger than the picture itself. */
  thumbnails: { large: StoredImage; small: StoredImage };
  /** The dominant colour, `#rrggbb`, shown until the picture arrives. */
  placeholder: string;
  /** More than one: only the first frame was kept, and the person should be told. */
  frames: number;
  aiMark: AiMark | null;
  aigcLabel: AigcLabel | null;
  text: ImageTextResult;
}

/** Stored pictures keep to this area and to WebP's longest side, so that a long screenshot stays legible. */
const storedPixels = 10_000_000;
const storedSide = 16_383;

// One thread and no cache per picture: two slots of one thread each leave the event loop and the database their share.
sharp.concurrency(1);
sharp.cache(false);
const inSlot = slots(2, 16, () => new AppError("UNAVAILABLE", "PROVIDER_AWAY", { provider: "images" }));

/**
 * Takes one uploaded picture: JPEG, PNG, WebP, GIF or AVIF whose bytes are what `declaredType` says. Gives back a WebP in sRGB,
 * upright, without metadata. Refuses REJECTED/MEDIA_UNACCEPTABLE with a MediaProblem; UNAVAILABLE when
 * too many pictures wait. Writes nothing: it may run any number of times.
 */
export async function readImage(
  source: Buffer | AsyncIterable<Uint8Array>,
  options: { declaredType: string | undefined; imageText: ImageTextPort; limits?: ImageLimits },
): Promise<IntakeImage> {
  const limits = options.limits ?? imageLimits;
  const declared = declaredImageType(options.declaredType);
  const original = await readAtMost(Buffer.isBuffer(source) ? [source] : source, limits.maxBytes);
  if (original.length === 0) throw mediaRefusal("empty");
  if (sniffedImageType(original) !== declared) throw mediaRefusal("typeMismatch");
  const picture = await inSlot(async () => {
    const { metadata, frames } = await inspect(original, declared, limits);
    const ai = readAiDeclaration(original, metadata.exif);
    const files = await encode(original, metadata, limits);
    return {
      ...files.full,
      thumbnails: { large: files.large, small: files.small },
      sha256: createHash("sha256").update(files.full.bytes).digest("hex"),
      perceptualHash: await perceptualHash(files.large.bytes),
      colours: await pictureColours(files.large.bytes),
      placeholder: await dominantColour(files.small.bytes),
      frames,
      aiMark: ai.mark,
      aigcLabel: ai.label,
    };
  });
  const text = await readImageText(options.imageText, original, limits.textTimeoutMs);
  const isLabelled = text.state === "read" && saysAiMade(text.texts);
  return { ...picture, aiMark: picture.aiMark ?? (isLabelled ? "suspected" : null), text };
}

/** Reads the header alone: size and frames are refused before a pixel is unpacked. */
async function inspect(original: Buffer, type: ImageType, limits: ImageLimits) {
  const metadata = await orRefuse(limits, open(original, limits).metadata());
  if (metadata.mediaType !== type) throw mediaRefusal("typeMismatch");
  const maxPixels = type === "image/avif" ? limits.maxPixels / 4 : limits.maxPixels;
  if (metadata.width * metadata.height > maxPixels) throw tooManyPixels(maxPixels);
  const frames = metadata.pages ?? apngFrames(original);
  if (frames > limits.maxFrames) throw mediaRefusal("tooManyFrames", limits.maxFrames);
  return { metadata, frames };
}

async function encode(original: Buffer, metadata: Metadata, limits: ImageLimits) {
  const { width, height } = metadata.autoOrient;
  const scale = Math.min(1, Math.sqrt(storedPixels / (width * height)), storedSide / width, storedSide / height);
  const write = (image: Sharp, maxWidth: number, maxHeight: number, quality: number) =>
    orRefuse(limits, toWebp(image, maxWidth, maxHeight, quality, limits));
  const atLeastOne = (length: number) => Math.max(1, Math.floor(length * scale));
  const full = await write(open(original, limits).autoOrient(), atLeastOne(width), atLeastOne(height), 84);
  const large = await write(sharp(full.bytes), 960, 2880, 80);
  const small = await write(sharp(large.bytes), 320, 960, 78);
  return { full, large, small };
}

async function toWebp(
  image: Sharp,
  maxWidth: number,
  maxHeight: number,
  quality: number,
  limits: ImageLimits,
): Promise<StoredImage> {
  const resized = image.resize(maxWidth, maxHeight, { fit: "inside", withoutEnlargement: true });
  const { data, info } = await resized
    .webp({ quality, effort: 2 })
    .timeout({ seconds: limits.timeoutSeconds })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, type: "image/webp", width: info.width, height: info.height };
}

function open(original: Buffer, limits: ImageLimits): Sharp {
  return sharp(original, { limitInputPixels: limits.maxPixels, sequentialRead: true, failOn: "error" });
}

/** What the decoder says, in the terms of MediaProblem. */
async function orRefuse<T>(limits: ImageLimits, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (message.includes("exceeds pixel limit")) throw tooManyPixels(limits.maxPixels);
    if (message.includes("timeout")) throw mediaRefusal("tooSlow", limits.timeoutSeconds, error);
    throw mediaRefusal("damaged", null, error);
  }
}

function tooManyPixels(maxPixels: number) {
  return mediaRefusal("tooManyPixels", Math.floor(maxPixels / 1_000_000));
}

/** The number of frames an APNG announces (acTL chunk); one for everything else. */
function apngFrames(bytes: Buffer): number {
  for (const { type, data } of pngChunks(bytes)) {
    if (type === "acTL" && data.length >= 4) return data.readUInt32BE(0);
    if (type === "IDAT") break;
  }
  return 1;
}

async function dominantColour(bytes: Buffer): Promise<string> {
  const flat = await sharp(bytes).flatten({ background: "#ffffff" }).toColourspace("srgb").png().toBuffer();
  const { dominant } = await sharp(flat).stats();
  return `#${[dominant.r, dominant.g, dominant.b].map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}
