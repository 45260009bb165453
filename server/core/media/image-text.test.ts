import { expect, test } from "vitest";
import { generateImage } from "@/db/seed/images/generate";
import { withPngText } from "@/db/seed/images/png-text";
import {
  type ImageTextPort,
  readImageText,
  sandboxImageText,
  sandboxTextKeyword,
} from "@/server/core/media/image-text";

const port = (read: ImageTextPort["read"]): ImageTextPort => ({ read });

test("a picture's words are read", async () => {
  const png = withPngText(await generateImage("words", "tiles", 80, 60), sandboxTextKeyword, "限时优惠");
  expect(await readImageText(sandboxImageText, png, 1000)).toEqual({ state: "read", texts: ["限时优惠"] });
});

test("a picture without words is read and has none", async () => {
  const png = withPngText(await generateImage("words", "tiles", 80, 60), "Comment", "not shown");
  expect(await readImageText(sandboxImageText, png, 1000)).toEqual({ state: "read", texts: [] });
});

test("a provider that fails leaves the words unknown", async () => {
  const broken = port(async () => {
    throw new Error("503");
  });
  expect(await readImageText(broken, Buffer.alloc(1), 1000)).toEqual({ state: "unread", why: "failed" });
});

test("a provider that hangs is told to stop and waited for no longer", async () => {
  let told = false;
  const hanging = port((_, signal) => {
    signal.addEventListener("abort", () => {
      told = true;
    });
    return new Promise(() => {});
  });
  expect(await readImageText(hanging, Buffer.alloc(1), 20)).toEqual({ state: "unread", why: "timeout" });
  expect(told).toBe(true);
});
