import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { open, seal } from "@/server/core/sealed/field";
import { makeKeyRing } from "@/server/core/sealed/key-ring";
import { openPersonKey, rewrapPersonKey, wrapNewPersonKey } from "@/server/core/sealed/person-key";
import { newId, type PrincipalId } from "@/server/shared/ids";

const first = { id: "k1", key: randomBytes(32) };
const second = { id: "k2", key: randomBytes(32) };
const ring = makeKeyRing([first]);
const ming = newId<PrincipalId>();
const hua = newId<PrincipalId>();

it("seals what only this person's key opens, and says whose key that is", () => {
  const key = openPersonKey(ring, wrapNewPersonKey(ring, ming), ming);
  const sealed = seal(key, "1.2.3.4", "event:address:7");
  expect(open(key, sealed, "event:address:7")).toBe("1.2.3.4");
  expect(sealed.split(".")[1]).toBe(ming);
  expect(() => open(ring, sealed, "event:address:7")).toThrow("unknown-key");
  expect(() => open(openPersonKey(ring, wrapNewPersonKey(ring, hua), hua), sealed, "event:address:7")).toThrow(
    "unknown-key",
  );
});

it("erases: after the wrapped key is gone, a new key for the same person opens nothing old", () => {
  const sealed = seal(openPersonKey(ring, wrapNewPersonKey(ring, ming), ming), "secret", "c");
  expect(() => open(openPersonKey(ring, wrapNewPersonKey(ring, ming), ming), sealed, "c")).toThrow("tampered");
});

it("does not unwrap in another person's row", () => {
  expect(() => openPersonKey(ring, wrapNewPersonKey(ring, ming), hua)).toThrow("tampered");
});

it("is rewrapped at rotation and still opens what it sealed", () => {
  const wrapped = wrapNewPersonKey(ring, ming);
  const sealed = seal(openPersonKey(ring, wrapped, ming), "secret", "c");
  const moved = rewrapPersonKey(makeKeyRing([second, first]), wrapped, ming);
  expect(rewrapPersonKey(makeKeyRing([second, first]), moved, ming)).toBe(moved);
  expect(open(openPersonKey(makeKeyRing([second]), moved, ming), sealed, "c")).toBe("secret");
});
