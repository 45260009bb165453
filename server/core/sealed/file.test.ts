import { expect, it } from "vitest";
import { CannotOpen } from "@/server/core/sealed/field";
import { openFile, sealFile } from "@/server/core/sealed/file";

const plain = Buffer.from("a licence, scanned");

it("opens with its own key and holds nothing of the file in clear", () => {
  const { bytes, key } = sealFile(plain);
  expect(openFile(bytes, key)).toEqual(plain);
  expect(bytes.includes(plain)).toBe(false);
  expect(sealFile(plain).bytes).not.toEqual(bytes);
});

it("does not open with another key, nor when a bit was changed or cut", () => {
  const { bytes, key } = sealFile(plain);
  expect(() => openFile(bytes, sealFile(plain).key)).toThrow(CannotOpen);
  const changed = Buffer.from(bytes);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(() => openFile(changed, key)).toThrow(CannotOpen);
  expect(() => openFile(bytes.subarray(0, 20), key)).toThrow(CannotOpen);
});
