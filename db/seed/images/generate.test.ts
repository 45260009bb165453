import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { demoAvatars, demoPictures, renderDemoAvatar } from "./catalogue";
import { generateImage, imageKinds } from "./generate";

describe("the demo town's pictures", () => {
  test.each(imageKinds)(
    "%s: the same seed gives the same bytes, in the size asked for, without any metadata",
    async (kind) => {
      const [first, second] = await Promise.all([
        generateImage("a", kind, 240, 180),
        generateImage("a", kind, 240, 180),
      ]);
      expect(first.equals(second)).toBe(true);
      const { width, height, format, exif, xmp } = await sharp(first).metadata();
      expect({ width, height, format, exif, xmp }).toEqual({ width: 240, height: 180, format: "png" });
    },
  );

  test("another seed gives another picture", async () => {
    for (const kind of imageKinds) {
      const [a, b] = await Promise.all([generateImage("a", kind, 120, 90), generateImage("b", kind, 120, 90)]);
      expect(a.equals(b), kind).toBe(false);
    }
  });

  test("no scene contains text", async () => {
    const sources = await Promise.all(
      ["animals", "avatar", "landscape", "pattern", "table", "town"].map(
        (name) => import(`./scenes/${name}.ts?raw`) as Promise<{ default: string }>, // Vite gives a module's source under ?raw
      ),
    );
    for (const source of sources) expect(source.default).not.toMatch(/<text|<tspan|<image|href="http/);
  });

  test("names are unique, and avatars differ from each other", async () => {
    expect(new Set(demoPictures.map(({ name }) => name)).size).toBe(demoPictures.length);
    const avatars = await Promise.all(demoAvatars.map((seed) => renderDemoAvatar(seed)));
    expect(new Set(avatars.map((avatar) => avatar.toString("base64"))).size).toBe(demoAvatars.length);
  });
});
