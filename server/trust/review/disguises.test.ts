import fc from "fast-check";
import { Converter } from "opencc-js/cn2t";
import { pinyin } from "pinyin-pro";
import { describe, expect, it } from "vitest";
import { buildMatcher, type Term } from "@/server/trust/review/matcher";
import { normalise } from "@/server/trust/review/normalise";

const bySound = (text: string): Term => ({ id: text, text, homophones: true });

/** GB 2312's first level: the characters an evader would take. */
const commonHan = Array.from({ length: 0xd8 - 0xb0 }, (_, row) =>
  Array.from({ length: 94 }, (__, cell) => new TextDecoder("gb18030").decode(Uint8Array.of(0xb0 + row, 0xa1 + cell))),
)
  .flat()
  .filter((sign) => /^\p{sc=Han}$/u.test(sign));

const zeroWidth = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\ufe0f"];
const between = fc.constantFrom(
  "",
  "",
  ...zeroWidth,
  " ",
  "\n",
  "\u3000",
  "@",
  "。",
  "·",
  "*",
  "-",
  "🎲",
  "👨‍👩‍👧",
  "…",
  "\u0336",
);
const context = fc.constantFrom("", "今晚去", "，", "abc ", "好", "🎲");
const terms = ["网上赌场", "刷单返利", "收购银行卡", "天天彩票", "色情直播"];
/** Without doubled characters, which count once when they are equal and are two when only their sound is. */
const singly = terms.filter((term) => term !== "天天彩票");

function disguised(term: string, sign: fc.Arbitrary<(character: string) => string>): fc.Arbitrary<string> {
  const characters = [...term];
  return fc
    .tuple(
      fc.array(sign, { minLength: characters.length, maxLength: characters.length }),
      fc.array(between, { minLength: characters.length, maxLength: characters.length }),
    )
    .map(([signs, gaps]) =>
      characters.map((character, at) => (at > 0 ? gaps[at] : "") + (signs[at]?.(character) ?? character)).join(""),
    );
}

const toTraditional = Converter({ from: "cn", to: "t" });
const hanDisguise = fc.constantFrom<(character: string) => string>(
  (character) => character,
  toTraditional,
  (character) => character + character + character,
  (character) => `${character}\u0489`,
);
const latinDisguise = fc.constantFrom<(letter: string) => string>(
  (letter) => letter.toUpperCase(),
  (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
  (letter) => String.fromCodePoint(letter.charCodeAt(0) - 0x61 + 0x24d0),
  (letter) => String.fromCodePoint(letter.charCodeAt(0) - 0x61 + 0x249c),
  (letter) => String.fromCodePoint(letter.charCodeAt(0) - 0x61 + 0x1d41a),
  (letter) => String.fromCodePoint(letter.charCodeAt(0) - 0x61 + 0x1f170),
  (letter) => ({ a: "а", c: "с", o: "0", s: "ѕ", i: "1" })[letter] ?? letter,
  (letter) => letter + letter,
  (letter) => `${letter}\u0301`,
);

describe("disguises", () => {
  const matcher = buildMatcher([
    ...terms.map(bySound),
    { id: "casino", text: "casino" },
    { id: "加vip群", text: "加vip群" },
  ]);
  /** The hit stands in the text where it says, and its stretch alone is read as the term. */
  const seen = (id: string, text: string) => {
    const hit = matcher.match(text).find(({ termId }) => termId === id);
    expect(hit, `${id} in ${JSON.stringify(text)}`).toBeDefined();
    expect(hit?.text).toBe(text.slice(hit?.start, hit?.end));
    return normalise(hit?.text ?? "").text.replaceAll(" ", "");
  };

  it.each(terms)("of %s are found and read back", (term) => {
    fc.assert(
      fc.property(context, disguised(term, hanDisguise), context, (before, text, behind) => {
        expect(seen(term, before + text + behind)).toBe(normalise(term).text);
      }),
      { numRuns: 400 },
    );
  });

  it.each(singly)("of %s by characters of the same sound are found", (term) => {
    const sounds = pinyin(term, { toneType: "none", type: "array" });
    const alike = [...term].map((character, at) => [
      character,
      ...commonHan.filter((sign) =>
        pinyin(sign, { toneType: "none", multiple: true, type: "array" }).includes(sounds[at] ?? ""),
      ),
    ]);
    const written = fc
      .tuple(fc.tuple(...alike.map((signs) => fc.constantFrom(...signs))), between)
      // The same character twice counts once, which only a term that repeats it can mean.
      .filter(([signs]) => signs.every((sign, at) => sign !== signs[at + 1]))
      .map(([signs, gap]) => signs.join(gap));
    fc.assert(
      fc.property(context, written, (before, text) => {
        seen(term, `${before}。${text}`);
      }),
      { numRuns: 300 },
    );
  });

  it.each(terms)("of %s by pinyin, in whole or in part, are found where they stand", (term) => {
    const sounds = pinyin(term, { toneType: "none", type: "array" });
    const written = fc
      .tuple(
        fc.array(fc.boolean(), { minLength: term.length, maxLength: term.length }),
        fc.constantFrom("", " ", "-", "\u200b", "。"),
        fc.constantFrom<(text: string) => string>(
          (text) => text,
          (text) => text.toUpperCase(),
          (text) => text.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
        ),
      )
      .filter(([spelled]) => spelled.some(Boolean))
      .map(([spelled, gap, style]) =>
        [...term].map((character, at) => (spelled[at] ? style(sounds[at] ?? "") : character)).join(gap),
      );
    fc.assert(
      fc.property(context, written, context, (before, text, behind) => {
        const hits = matcher.match(`${before}。${text} 。${behind}`).filter(({ termId }) => termId === term);
        expect(hits.map(({ text: seenText, by }) => [seenText, by])).toEqual([[text, "sound"]]);
      }),
      { numRuns: 300 },
    );
  });

  it("of a word in letters are found and read back", () => {
    const joined = fc.constantFrom("", ...zeroWidth, ".", "-", "🎲");
    const word = fc
      .tuple(fc.array(latinDisguise, { minLength: 6, maxLength: 6 }), joined)
      .map(([signs, gap]) => [..."casino"].map((letter, at) => signs[at]?.(letter)).join(gap));
    fc.assert(
      fc.property(word, (text) => {
        fc.pre(/[^01\W]/.test(normalise(text).text));
        const read = seen("casino", `去 ${text}，玩`);
        expect(read.replaceAll("0", "o").replaceAll("1", "i")).toBe("casino");
      }),
      { numRuns: 500 },
    );
  });

  it("of a term of both scripts are found", () => {
    fc.assert(
      fc.property(
        disguised(
          "加vip群",
          fc.constantFrom<(sign: string) => string>(
            (sign) => sign.toUpperCase(),
            (sign) => sign + sign,
          ),
        ),
        (text) => {
          // A blank between some letters only makes two words.
          fc.pre(!/v\W*\s\W*i|i\W*\s\W*p/i.test(text));
          seen("加vip群", text);
        },
      ),
    );
  });
});

describe("any text", () => {
  const matcher = buildMatcher([
    ...terms.map(bySound),
    { id: "a b", text: "a b" },
    { id: "l0l", text: "l0l" },
    { id: "彩", text: "彩" },
  ]);

  it("gives hits in order whose offsets lie within it", () => {
    const texts = fc.array(
      fc.oneof(
        fc.constantFrom(...terms.join(""), ..."ab lo01🎲\u200b\ud83c"),
        fc.string({ unit: "binary", maxLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join("");
        let last = 0;
        for (const hit of matcher.match(text)) {
          expect(hit.start).toBeGreaterThanOrEqual(last);
          expect(hit.end).toBeGreaterThan(hit.start);
          expect(text.slice(hit.start, hit.end)).toBe(hit.text);
          last = hit.start;
        }
      }),
    );
  });

  it("gives the same hits again after others", () => {
    const before = matcher.match("去网上赌场");
    matcher.match("刷单返利".repeat(500));
    expect(matcher.match("去网上赌场")).toEqual(before);
  });
});
