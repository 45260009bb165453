import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { demoAvatars, demoPictures, renderDemoAvatar } from "@/db/seed/images/catalogue";
import { generateImage } from "@/db/seed/images/generate";
import {
  type Fingerprint,
  hammingDistance,
  likeness,
  perceptualHash,
  pictureColours,
  samePictureDistance,
} from "@/server/core/media/perceptual";

const pictures: { name: string; bytes: Buffer; hash: string }[] = [];
const portraits: { name: string; bytes: Buffer }[] = [];

beforeAll(async () => {
  for (const { name, kind, width, height } of demoPictures) {
    const bytes = await generateImage(name, kind, Math.round(width / 2), Math.round(height / 2));
    pictures.push({ name, bytes, hash: await perceptualHash(bytes) });
  }
  for (const name of demoAvatars) portraits.push({ name, bytes: await renderDemoAvatar(name) });
}, 60_000);

const fingerprint = async (bytes: Buffer): Promise<Fingerprint> => ({
  perceptualHash: await perceptualHash(bytes),
  colours: await pictureColours(bytes),
});

describe("the same picture again", () => {
  test("none of the demo's pictures and portraits is taken for another: no false hit", async () => {
    const all = await Promise.all(
      [...pictures, ...portraits].map(async ({ name, bytes }) => ({ name, print: await fingerprint(bytes) })),
    );
    const pairs = all.flatMap((a, at) => all.slice(at + 1).map((b) => ({ a, b, is: likeness(a.print, b.print) })));
    const hits = pairs.filter(({ is }) => is === "same").map(({ a, b }) => `${a.name} ${b.name}`);
    const alike = pairs.filter(({ is }) => is === "alike");
    console.info(
      `False hits: ${hits.length} of ${pairs.length} pairs of ${all.length} pictures; ${alike.length} pairs of one stencil in other colours wait for a person.`,
    );
    expect(hits).toEqual([]);
    expect(alike.every(({ a }) => portraits.some(({ name }) => name === a.name))).toBe(true);
  });

  test("a mirrored copy is, also a small one encoded anew", async () => {
    for (const { name, bytes } of pictures) {
      const print = await fingerprint(bytes);
      const mirrored = () => sharp(bytes).flop();
      for (const copy of [mirrored().png(), mirrored().jpeg({ quality: 50 }), mirrored().resize(300).webp()])
        expect(likeness(print, await fingerprint(await copy.toBuffer())), name).toBe("same");
    }
  });

  test("a copy that was resized, squeezed, compressed or brightened is; one drained of its colour is for a person", async () => {
    for (const { name, bytes } of pictures) {
      const print = await fingerprint(bytes);
      const copies = [
        sharp(bytes).resize(200).png(),
        sharp(bytes).resize(300, 300, { fit: "fill" }).webp({ quality: 60 }),
        sharp(bytes).jpeg({ quality: 30 }),
        sharp(bytes).resize(400).webp({ quality: 40 }),
        sharp(bytes).modulate({ brightness: 1.1 }).jpeg(),
      ];
      for (const copy of copies) expect(likeness(print, await fingerprint(await copy.toBuffer())), name).toBe("same");
    }
    const drained = await Promise.all(
      pictures.map(async ({ bytes }) =>
        likeness(await fingerprint(bytes), await fingerprint(await sharp(bytes).greyscale().jpeg().toBuffer())),
      ),
    );
    // A picture with little colour has little to lose.
    expect(new Set(drained)).toEqual(new Set(["same", "alike"]));
  });
});

describe("perceptual hash", () => {
  test("a copy that was resized, compressed, re-encoded, brightened or drained of colour is recognised", async () => {
    for (const { name, bytes, hash } of pictures) {
      const copies = {
        small: await sharp(bytes).resize(200).png().toBuffer(),
        squeezed: await sharp(bytes).resize(300, 300, { fit: "fill" }).webp({ quality: 60 }).toBuffer(),
        compressed: await sharp(bytes).jpeg({ quality: 30 }).toBuffer(),
        bright: await sharp(bytes).modulate({ brightness: 1.1 }).jpeg().toBuffer(),
        grey: await sharp(bytes).greyscale().jpeg().toBuffer(),
      };
      for (const [change, copy] of Object.entries(copies)) {
        const distance = hammingDistance(hash, await perceptualHash(copy));
        expect(distance, `${name} ${change}`).toBeLessThanOrEqual(samePictureDistance);
      }
    }
  });

  test("pictures of different scenes are told apart", () => {
    for (const a of pictures) {
      for (const b of pictures) {
        if (kindOf(a.name) === kindOf(b.name)) continue;
        expect(hammingDistance(a.hash, b.hash), `${a.name} ${b.name}`).toBeGreaterThan(samePictureDistance);
      }
    }
  });

  test("the distance is a metric on 64 bits", () => {
    const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => bits.toString(16).padStart(16, "0"));
    fc.assert(
      fc.property(hash, hash, hash, (a, b, c) => {
        expect(hammingDistance(a, a)).toBe(0);
        expect(hammingDistance(a, b)).toBe(hammingDistance(b, a));
        expect(hammingDistance(a, c)).toBeLessThanOrEqual(hammingDistance(a, b) + hammingDistance(b, c));
      }),
    );
    expect(hammingDistance("0000000000000000", "ffffffffffffffff")).toBe(64);
  });
});

function kindOf(name: string) {
  return demoPictures.find((picture) => picture.name === name)?.kind;
}
