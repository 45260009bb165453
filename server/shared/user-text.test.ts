import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTooLong, lengthOf } from "@/server/shared/limits";
import { userText } from "@/server/shared/user-text";

const max = 40;
const field = userText(max);
const text = fc.string({ unit: "binary", maxLength: 60 });
/** What people type and paste: letters of many scripts, joined emoji, marks, controls, directions, odd spaces. */
const pasted = fc
  .array(
    fc.constantFrom(
      "a",
      "字",
      "𠮷",
      "é",
      "e\u0301",
      "👨‍👩‍👧",
      "\u200B",
      "\u202E",
      "\u2066",
      "\u0000",
      "\u0007",
      "\r",
      "\n",
      "\t",
      " ",
      "\u3164",
      "\u00A0",
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

describe("a user text", () => {
  it("keeps four marks on a character, which every script can do with, and no tower", () => {
    expect(field.parse(`a${"\u0335".repeat(30)}b`)).toBe(`a${"\u0335".repeat(4)}b`);
    expect(field.parse("ที่ ཧཱུྃ é")).toBe("ที่ ཧཱུྃ é".normalize("NFC"));
  });

  it("of characters that show nothing is empty, however Unicode sorts them", () => {
    const nothing = [..."\u200B\u3164\u2800\uFE0F\u034F\u17B4\u180B\uFFFC", "\u{E0100}", "\u{1D173}"];
    for (const sign of nothing)
      expect(field.safeParse(sign.repeat(2)).success, sign.codePointAt(0)?.toString(16)).toBe(false);
    for (const seen of ["❤️", "☀︎", "👨‍👩‍👧", "字\u{E0100}", "ក", "\uE000"])
      expect(field.safeParse(seen).success, seen).toBe(true);
  });

  it("that is taken is clean, visible and within its limit, and stays as it is when it comes again", () => {
    fc.assert(
      fc.property(fc.oneof(text, pasted), (raw) => {
        const first = field.safeParse(raw);
        if (!first.success) return;
        const taken: string = first.data;
        expect(lengthOf(taken)).toBeGreaterThan(0);
        expect(lengthOf(taken)).toBeLessThanOrEqual(max);
        expect(taken).toBe(taken.trim());
        expect(taken).toBe(taken.normalize("NFC"));
        expect(taken).not.toMatch(/(?!\n|\t)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
        expect(field.parse(taken)).toBe(taken);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is refused for one reason alone: what remains is too long, or nothing that anybody could see", () => {
    fc.assert(
      fc.property(fc.oneof(text, pasted), (raw) => {
        const parsed = field.safeParse(raw);
        if (parsed.success) return;
        const words = parsed.error.issues.map((issue) => (issue.code === "custom" ? issue.message : issue.code));
        expect(["too_long", "empty", "too_big"]).toEqual(expect.arrayContaining(words));
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps every letter that was typed", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z字词句𠮷]{1,40}$/u),
        fc.constantFrom("\u0000", "\u202E", "\r\n", ""),
        (word, noise) => {
          const noisy = `${noise} ${[...word].join(noise === "\r\n" ? "" : noise)} ${noise}`;
          expect(field.parse(noisy)).toBe(word);
        },
      ),
    );
  });

  it.each(["", " \t\n", "\u200B\u200D\uFEFF", "\u3164\u115F", "\u202E\u2066", "\u2800"])(
    "of nothing but %j is empty",
    (raw) => {
      expect(field.safeParse(raw).success).toBe(false);
      expect(userText(max, 0).safeParse(raw).success).toBe(true);
    },
  );

  it("counts as people do: a family is several code points, a rare character is one", () => {
    expect(lengthOf("𠮷")).toBe(1);
    expect(isTooLong("𠮷".repeat(10), 10)).toBe(false);
    expect(isTooLong("𠮷".repeat(11), 10)).toBe(true);
    expect(field.safeParse("𠮷".repeat(max)).success).toBe(true);
    expect(field.safeParse("𠮷".repeat(max + 1)).success).toBe(false);
  });

  it("is not worked on when it is absurdly long", () => {
    const parsed = field.safeParse("e\u0301".repeat(5_000_000));
    expect(parsed.error?.issues.map((issue) => issue.code)).toContain("too_big");
  });
});
