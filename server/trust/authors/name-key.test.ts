import { expect, it } from "vitest";
import { nameKeyOf } from "@/server/trust/authors/name-key";

it("gives names that look alike one key, and others their own", () => {
  expect(nameKeyOf("Ａnna 林")).toBe(nameKeyOf("anna林"));
  expect(nameKeyOf("规矩 官方")).toBe(nameKeyOf("規矩官方"));
  expect(nameKeyOf("夜班小満")).toBe(nameKeyOf("夜班小满"));
  expect(nameKeyOf("M1ra")).toBe(nameKeyOf("Mira"));
  expect(nameKeyOf("rnira")).toBe(nameKeyOf("MIRA"));
  expect(nameKeyOf("小芸")).not.toBe(nameKeyOf("小艺"));
  expect(nameKeyOf("林小满")).not.toBe(nameKeyOf("林大满"));
  expect(nameKeyOf("🌧🌧")).not.toBe("");
});
