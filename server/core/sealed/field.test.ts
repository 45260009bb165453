import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CannotOpen, open, reseal, seal, sealedPrefix } from "@/server/core/sealed/field";
import { makeKeyRing } from "@/server/core/sealed/key-ring";
import type { SealedText } from "@/server/shared/sealed-text";

const oldKey = { id: "2024", key: randomBytes(32) };
const newKey = { id: "2025", key: randomBytes(32) };
const before = makeKeyRing([oldKey]);
const during = makeKeyRing([newKey, oldKey]);
const after = makeKeyRing([newKey]);

function problemOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof CannotOpen ? error.problem : `unexpected: ${error}`;
  }
}

describe("a sealed field", () => {
  it("opens to what was sealed, whatever the text and the context", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.string(), (plain, context) => {
        expect(open(before, seal(before, plain, context), context)).toBe(plain);
      }),
    );
  });

  it("shows neither the text nor that two texts are equal", () => {
    const [one, two] = [1, 2].map(() => seal(before, "110000199001010011", "identity:number:1"));
    expect(one).not.toBe(two);
    expect(one).toMatch(/^v1\.2024\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(one).not.toContain("1100001990");
  });

  it("does not open in another row or column", () => {
    const sealed = seal(before, "secret", "identity:number:1");
    expect(problemOf(() => open(before, sealed, "identity:number:2"))).toBe("tampered");
    expect(problemOf(() => open(before, sealed, "identity:name:1"))).toBe("tampered");
  });

  it("does not open after any one character was changed, added or dropped", () => {
    const sealed = seal(before, "林小满", "c");
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === "A" ? "B" : "A";
      for (const changed of [
        sealed.slice(0, at) + other + sealed.slice(at + 1),
        sealed.slice(0, at) + sealed.slice(at + 1),
        `${sealed.slice(0, at)}=${sealed.slice(at)}`,
      ]) {
        expect(
          problemOf(() => open(before, changed as SealedText, "c")),
          changed,
        ).toMatch(/^(malformed|unknown-key|tampered)$/);
      }
    }
  });

  it("refuses arbitrary text in words that hold none of it", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(problemOf(() => open(before, text as SealedText, "c"))).toBe("malformed");
      }),
    );
  });

  it("names an unknown key as the problem, and a key swapped under the same id as tampering", () => {
    const sealed = seal(before, "secret", "c");
    expect(problemOf(() => open(after, sealed, "c"))).toBe("unknown-key");
    expect(problemOf(() => open(makeKeyRing([{ id: "2024", key: randomBytes(32) }]), sealed, "c"))).toBe("tampered");
  });
});

describe("rotation", () => {
  it("keeps old values readable, reseals once and then lets the old key go", () => {
    const sealed = seal(before, "secret", "c");
    expect(open(during, sealed, "c")).toBe("secret");
    const moved = reseal(during, sealed, "c");
    expect(sealed.startsWith(sealedPrefix("2024"))).toBe(true);
    expect(moved.startsWith(sealedPrefix("2025"))).toBe(true);
    expect(reseal(during, moved, "c")).toBe(moved);
    expect(open(after, moved, "c")).toBe("secret");
  });
});

describe("a key ring", () => {
  it("refuses doubled ids, short keys and ids that would break the format", () => {
    expect(() => makeKeyRing([oldKey, oldKey])).toThrow('two keys have the id "2024"');
    expect(() => makeKeyRing([{ id: "a", key: randomBytes(16) }])).toThrow("16 bytes instead of 32");
    expect(() => makeKeyRing([{ id: "a.b", key: randomBytes(32) }])).toThrow("is not an id");
  });
});
