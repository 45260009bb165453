import fc from "fast-check";
import { expect, it } from "vitest";
import { idOfShort, shortOf } from "@/server/shared/short-link";

it("leads back to the very id it was made of", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const short = shortOf(id);
      expect(short.length).toBeLessThanOrEqual(22);
      expect(idOfShort(short)).toBe(id);
    }),
  );
});

it("is one for each id: nothing else leads there", () => {
  for (const other of ["", "0123", "../../desk", "0".repeat(22), "z".repeat(22), "z".repeat(23), "a b"])
    expect(idOfShort(other) === null || shortOf(idOfShort(other) ?? "") === other).toBe(true);
  expect(idOfShort("z".repeat(22))).toBeNull();
  expect(idOfShort("../../desk")).toBeNull();
});
