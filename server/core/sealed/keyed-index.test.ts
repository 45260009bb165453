import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { blindIndex } from "@/server/core/sealed/keyed-index";

const key = randomBytes(32);

it("is equal for equal values alone, and for one kind and one key alone", () => {
  const visible = fc.stringMatching(/^[!-~]{1,30}$/);
  fc.assert(
    fc.property(visible, visible, (a, b) => {
      expect(blindIndex(key, "phone", a) === blindIndex(key, "phone", b)).toBe(a === b);
      expect(blindIndex(key, "phone", a)).not.toBe(blindIndex(key, "resident-id", a));
      expect(blindIndex(key, "phone", a)).not.toBe(blindIndex(randomBytes(32), "phone", a));
    }),
  );
});

it("does not mind spaces and full width, and shows nothing of the value", () => {
  const index = blindIndex(key, "phone", "+8613800000001");
  expect(blindIndex(key, "phone", "＋86 138 0000 0001")).toBe(index);
  expect(index).toMatch(/^[\w-]{43}$/);
});

it("refuses an empty value and a short key", () => {
  expect(() => blindIndex(key, "phone", " ")).toThrow("empty phone");
  expect(() => blindIndex(randomBytes(16), "phone", "1")).toThrow("32 bytes");
});
