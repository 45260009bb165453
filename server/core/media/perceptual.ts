// Recognising a picture that was resized, compressed or re-encoded.
import sharp from "sharp";

const side = 32;

/** What a picture is recognised by: its shapes and its colours. */
export interface Fingerprint {
  perceptualHash: string;
  /** Empty for pictures from before colours were kept. */
  colours: string;
}

/** Two hashes this far apart or nearer are taken for the same picture (of 64 bits; unrelated pictures differ in about 32). */
export const samePictureDistance = 10;

/** Chroma of 8 bits that differs by more than this in any of nine fields is another colouring: re-encoding moves it by less. */
const sameColoursDistance = 9;

/** The bits of a hash that turn over when the picture is mirrored: those of the frequencies that are odd from left to right. */
export function mirroredBits(): string {
  const bits = lowFrequencies.map(([u]) => (u % 2 === 1 ? "1" : "0")).join("");
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

/** The fingerprint that the mirrored picture has, but for a few bits: what is odd is compared with a median that is nearly, not quite, nought. */
function mirrored({ perceptualHash, colours }: Fingerprint): Fingerprint {
  const turned = BigInt(`0x${perceptualHash}`) ^ BigInt(`0x${mirroredBits()}`);
  const fields = colours.match(/.{4}/g) ?? []; // three rows of three, two bytes each
  return {
    perceptualHash: turned.toString(16).padStart(16, "0"),
    colours: fields.map((_, at) => fields[at + 2 - 2 * (at % 3)] ?? "").join(""),
  };
}

/**
 * "same": a copy, resized, re-encoded or mirrored. "alike": the shapes are the same and the colours are not, or unknown; a copy drained of its colour looks so, and so do two drawings from
 * one stencil, which is for a person to tell apart. "other": neither.
 */
export function likeness(a: Fingerprint, b: Fingerprint): "same" | "alike" | "other" {
  const upright = uprightLikeness(a, b);
  if (upright === "same") return upright;
  const turned = uprightLikeness(a, mirrored(b));
  return turned === "other" ? upright : turned;
}

function uprightLikeness(a: Fingerprint, b: Fingerprint): "same" | "alike" | "other" {
  if (hammingDistance(a.perceptualHash, b.perceptualHash) > samePictureDistance) return "other";
  if (a.colours.length === 0 || a.colours.length !== b.colours.length) return "alike";
  const [one, two] = [Buffer.from(a.colours, "hex"), Buffer.from(b.colours, "hex")];
  return one.every((value, at) => Math.abs(value - (two[at] ?? 0)) <= sameColoursDistance) ? "same" : "alike";
}

/** The chroma (Cb, Cr; ITU-R BT.601) of the nine fields of a picture, in hex. The caller has bounded the image's size and proven that it decodes. */
export async function pictureColours(image: Buffer): Promise<string> {
  const pixels = await sharp(image)
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .resize(3, 3, { fit: "fill" })
    .removeAlpha()
    .raw()
    .toBuffer();
  const chroma: number[] = [];
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    chroma.push(128 + Math.round((blue - luma) / 1.772), 128 + Math.round((red - luma) / 1.402));
  }
  return Buffer.from(chroma).toString("hex");
}

/**
 * A 64-bit perceptual hash in hex: grey, 32 × 32, discrete cosine transform, sign of the 64 lowest frequencies (without the mean)
 * against their median (Zauner 2010, pHash). The caller has bounded the image's size and proven that it decodes.
 */
export async function perceptualHash(image: Buffer): Promise<string> {
  const pixels = await sharp(image)
    .flatten({ background: "#ffffff" })
    .resize(side, side, { fit: "fill" })
    .greyscale()
    .raw()
    .toBuffer();
  const strengths = lowFrequencies.map(([u, v]) => frequency(pixels, u, v));
  const median = strengths.toSorted((a, b) => a - b)[strengths.length / 2] ?? 0;
  const bits = strengths.map((strength) => (strength >= median ? "1" : "0")).join("");
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

/** The number of bits in which two hashes of `perceptualHash` differ, 0 to 64. */
export function hammingDistance(a: string, b: string): number {
  let difference = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; difference > 0n; difference >>= 1n) count += Number(difference & 1n);
  return count;
}

/** The 64 frequency pairs after the mean, by rising frequency. */
const lowFrequencies: [number, number][] = Array.from({ length: 144 }, (_, i): [number, number] => [
  i % 12,
  Math.floor(i / 12),
])
  .sort(([u1, v1], [u2, v2]) => u1 + v1 - (u2 + v2) || u1 - u2)
  .slice(1, 65);

const cosines = Array.from({ length: 12 * side }, (_, i) => {
  const u = Math.floor(i / side);
  return Math.cos(((2 * (i % side) + 1) * u * Math.PI) / (2 * side));
});

function frequency(pixels: Buffer, u: number, v: number): number {
  let sum = 0;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      sum += (pixels[y * side + x] ?? 0) * (cosines[u * side + x] ?? 0) * (cosines[v * side + y] ?? 0);
    }
  }
  return sum;
}
