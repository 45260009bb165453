// Recognising a picture that was resized, compressed or re-encoded.
import sharp from "sharp";

const side = 32;

/** Two hashes this far apart or nearer are taken for the same picture (of 64 bits; unrelated pictures differ in about 32). */
export const samePictureDistance = 10;

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
