import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { withXmp } from "@/server/core/media/webp-xmp";

const packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>一个标识</x:xmpmeta>";
const drawn = (channels: 3 | 4) =>
  sharp({ create: { width: 37, height: 21, channels, background: { r: 200, g: 30, b: 90, alpha: 0.4 } } });

describe("a WebP with a packet", () => {
  test.each([
    ["lossy", drawn(3).webp()],
    ["lossy with alpha", drawn(4).webp()],
    ["lossless", drawn(3).webp({ lossless: true })],
    ["lossless with alpha", drawn(4).webp({ lossless: true })],
  ])("%s keeps its pixels and carries the packet", async (_, image) => {
    const before = await image.toBuffer();
    const after = withXmp(before, { width: 37, height: 21 }, packet);
    const { xmp, width, height } = await sharp(after).metadata();
    expect([xmp?.toString(), width, height]).toEqual([packet, 37, 21]);
    const pixels = (bytes: Buffer) => sharp(bytes).ensureAlpha().raw().toBuffer();
    expect(await pixels(after)).toEqual(await pixels(before));
  });

  test("a second packet replaces the first", async () => {
    const size = { width: 37, height: 21 };
    const twice = withXmp(withXmp(await drawn(4).webp().toBuffer(), size, packet), size, "<second/>");
    expect((await sharp(twice).metadata()).xmp?.toString()).toBe("<second/>");
    expect(twice.includes("一个标识")).toBe(false);
  });

  test("anything else is refused", () => {
    expect(() => withXmp(Buffer.from("no picture at all"), { width: 1, height: 1 }, packet)).toThrow();
  });
});
