import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "@/server/trust/review/normalise";

/** Any UTF-16 at all, lone surrogates included, with the signs that disguises are made of more often than chance has them. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.constantFrom(..."aaAＡа赌賭 \n\u200b\u0301①⑩㍿𝐀🅰😀ß１1", "1️⃣", "👨‍👩‍👧", "𠮷", "e\u0301"),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

describe("normalise", () => {
  it.each([
    ["full width", "ＡＢＣ１２３", "abc123"],
    ["case", "CaSiNo", "casino"],
    ["traditional", "賭博網絡", "赌博网络"],
    ["zero width", "赌\u200b博\u2060，\ufeffa\u00adb", "赌博ab"],
    ["signs, blanks, line breaks and emoji", "赌 博\n网@站🎲！", "赌博网站"],
    ["words keep one blank", "good \n  money", "god money"],
    ["signs within words", "ca.si-no", "casino"],
    ["Cyrillic and Greek", "саѕіпо ΚΑΤΕ", "casiпo kate"],
    ["circled and parenthesised", "ⓒ①⑩⑴㈠㊁❶⓫⒈", "c1101一二1111"],
    ["mathematical and squared", "𝐜𝟏𝓪🅰🄱🆂", "c1abs"],
    ["digits of other scripts", "٣５৪", "354"],
    ["small capitals", "ᴄᴀꜱɪɴᴏ", "casino"],
    ["accents and stacked marks", "cásïno\u0338 a\u0489b", "casino ab"],
    ["keycaps", "1️⃣2️⃣", "12"],
    ["ligatures and compatibility words", "ﬁx ㍿℡", "fix株式会社tel"],
    ["Kangxi radicals and compatibility Han", "⼀\uf900", "一岂"],
    ["repeated letters, not digits", "加加加veee1188", "加ve1188"],
    ["Hangul stays", "한국어", "한국어"],
    ["tags and variation selectors", "a\u{e0061}\ufe0fb", "ab"],
    ["nothing but signs", "…… ！\u3000🎲", ""],
  ])("folds %s", (_, text, expected) => {
    expect(normalise(text).text).toBe(expected);
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(text).text;
        expect(normalise(once).text).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it("names for every unit a stretch of the original that reads as that unit", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: read, starts, ends } = normalise(text);
        expect([starts.length, ends.length]).toEqual([read.length, read.length]);
        for (let at = 0; at < read.length; at++) {
          const [start = -1, end = -1] = [starts[at], ends[at]];
          expect(start).toBeGreaterThanOrEqual(at > 0 ? (starts[at - 1] ?? 0) : 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          const alone = normalise(text.slice(start, end)).text;
          if (read[at] === " ") expect(alone).toBe("");
          else expect(alone).toContain(read[at]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("is exact where signs are left out, repeated or read as several letters", () => {
    const { text, starts, ends } = normalise("x賭\u200b 賭⑩b");
    expect(text).toBe("x赌10b");
    expect([...starts]).toEqual([0, 1, 5, 5, 6]);
    expect([...ends]).toEqual([1, 5, 6, 6, 7]);
  });
});
