// Between the bytes of an upload and the command that records them. The command is handed a name that only this process knows, so that size, hash and texts
// of a picture are always our own words about it and never a browser's.
import { randomBytes } from "node:crypto";
import type { MediaVariant } from "@/db/schema/media";
import { reader } from "@/server/core/database";
import { aigcLabelXmp, propagatedLabel } from "@/server/core/media/ai-mark";
import { type IntakeImage, readImage, type StoredImage } from "@/server/core/media/intake";
import { makePoster, posterGround } from "@/server/core/media/poster";
import { readRecording } from "@/server/core/media/recording";
import { newStorageKey, type StorageKey } from "@/server/core/media/storage";
import { withXmp } from "@/server/core/media/webp-xmp";
import { shared } from "@/server/core/process-slot";
import type { AigcLabel } from "@/server/shared/ai-marks";
import { type MediaId, newId } from "@/server/shared/ids";
import { type MediaSize, mediaSizes } from "./contract";
import { mediaPorts } from "./ports";
import { findLabelledLike } from "./visibility";

/** A file taken in: it is stored, its row is not written yet. */
export interface TakenIn {
  /** The file's own, and the number under which our label names it. */
  id: MediaId;
  kind: "image" | "video" | "audio";
  /** Of recordings. */
  durationMs: number | null;
  file: Omit<IntakeImage, "bytes" | "thumbnails" | "type"> & { type: string; byteLength: number };
  variants: MediaVariant[];
}

interface StoredFile {
  bytes: Buffer;
  type: string;
  width: number;
  height: number;
}

const waiting = shared("media-intakes", () => new Map<string, TakenIn>());

/**
 * Takes in one uploaded picture and hands its name to `record`, which calls media.addImage with it. Where `record` refuses or fails, the files are removed again and
 * the refusal goes on. Refuses as readImage does. A picture that metadata, traces or its likeness to a labelled one say a machine made carries our label in every copy.
 */
export async function takeIn<Result>(
  source: Buffer,
  declaredType: string,
  record: (intakeId: string) => Promise<Result>,
): Promise<Result> {
  const { bytes, thumbnails, ...read } = await readImage(source, { declaredType, imageText: mediaPorts().imageText });
  const id = newId<MediaId>();
  const label = await labelFor(id, read);
  const files: Record<MediaSize, StoredImage> = {
    full: { bytes, type: read.type, width: read.width, height: read.height },
    medium: thumbnails.large,
    small: thumbnails.small,
  };
  if (label.aigcLabel)
    for (const size of mediaSizes) files[size] = { ...files[size], bytes: labelled(files[size], label.aigcLabel) };
  const file = { ...read, byteLength: bytes.length, ...label };
  return whileStored({ id, kind: "image", durationMs: null, file }, files, record);
}

/**
 * The same for a video or a sound file. Refuses as readRecording does. Nobody here can look into it, so its words are unread, and what shows it waits for a person.
 */
export async function takeInRecording<Result>(
  source: Buffer,
  declaredType: string,
  record: (intakeId: string) => Promise<Result>,
): Promise<Result> {
  const { bytes, type, kind, width, height, durationMs, sha256 } = await readRecording(source, declaredType);
  const poster = await makePoster(bytes, kind === "video" ? { width, height } : null);
  const file: TakenIn["file"] = {
    type,
    width,
    height,
    sha256,
    byteLength: bytes.length,
    perceptualHash: "",
    colours: "",
    placeholder: posterGround,
    frames: 1,
    aiMark: null,
    aigcLabel: null,
    text: { state: "unread", why: "failed" },
  };
  const full = { bytes, type, width, height };
  return whileStored({ id: newId<MediaId>(), kind, durationMs, file }, { full, ...poster }, record);
}

async function whileStored<Result>(
  taken: Omit<TakenIn, "variants">,
  files: Record<MediaSize, StoredFile>,
  record: (intakeId: string) => Promise<Result>,
): Promise<Result> {
  const { storage } = mediaPorts();
  const intakeId = randomBytes(16).toString("hex");
  const variants: (MediaVariant & { key: StorageKey })[] = [];
  try {
    for (const size of mediaSizes) {
      const { bytes, width, height, type } = files[size];
      const key = newStorageKey();
      variants.push({ size, key, width, height, type });
      await storage.put(key, bytes);
    }
    waiting.set(intakeId, { ...taken, variants });
    return await record(intakeId);
  } catch (error) {
    await Promise.allSettled(variants.map(({ key }) => storage.remove(key)));
    throw error;
  } finally {
    waiting.delete(intakeId);
  }
}

/** The file with the label in its metadata. */
export function labelled({ bytes, width, height }: Omit<StoredImage, "type">, label: AigcLabel): Buffer {
  return withXmp(bytes, { width, height }, aigcLabelXmp(label));
}

/**
 * What is said of the picture's making. A copy from which a label was stripped is labelled again like the picture that it is a copy of (标识办法, article 10); where somebody else alone
 * said so of theirs it is suspected, as its own poster did not say it.
 */
async function labelFor(id: MediaId, read: Pick<IntakeImage, "aiMark" | "aigcLabel" | "perceptualHash" | "colours">) {
  const original = read.aiMark ? null : await findLabelledLike(reader, read);
  const carried = original?.aiMark === "possible" ? "suspected" : original?.aiMark;
  const aiMark = read.aiMark ?? carried ?? null;
  const found = read.aigcLabel ?? original?.aigcLabel ?? null;
  return { aiMark, aigcLabel: aiMark && propagatedLabel(aiMark, found, id) };
}

/** The file of this name while its upload is under way, else null. */
export function findTakenIn(intakeId: string): TakenIn | null {
  return waiting.get(intakeId) ?? null;
}
