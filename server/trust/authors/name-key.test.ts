import { expect, it } from "vitest";
import { nameKeyOf } from "@/server/trust/authors/name-key";

it("gives names that look alike one key, and others their own", () => {
  expect(nameKeyOf("Ａnna 林")).toBe(nameKeyOf("anna林"));
  expect(nameKeyOf("规矩 官方")).toBe(nameKeyOf("規矩官方"));
  expect(nameKeyOf("林小满")).not.toBe(nameKeyOf("林大满"));
  expect(nameKeyOf("🌧🌧")).not.toBe("");
});
