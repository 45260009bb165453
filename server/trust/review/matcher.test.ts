import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildMatcher, type MatcherOptions, type Term } from "@/server/trust/review/matcher";
import { longestTerm, termProblem } from "@/server/trust/review/term-key";

function found(text: string, terms: (string | Term)[], options?: MatcherOptions): string[] {
  const asTerms = terms.map((term) => (typeof term === "string" ? { id: term, text: term } : term));
  return buildMatcher(asTerms, options)
    .match(text)
    .map(({ termId, start, end }) => `${termId}@${start}-${end}`);
}
const bySound = (text: string): Term => ({ id: text, text, homophones: true });

/** GB 2312's first level: the characters an evader would take. */
const commonHan = Array.from({ length: 0xd8 - 0xb0 }, (_, row) =>
  Array.from({ length: 94 }, (__, cell) => new TextDecoder("gb18030").decode(Uint8Array.of(0xb0 + row, 0xa1 + cell))),
)
  .flat()
  .filter((sign) => /^\p{sc=Han}$/u.test(sign));

describe("where a term is found", () => {
  it.each([
    ["plain", "我们去赌博吧", "赌博@3-5"],
    ["over a line break", "我们去赌\n博吧", "赌博@3-6"],
    ["over an @mention sign", "赌@博", "赌博@0-3"],
    ["over emoji and zero width", "赌🎲\u200b博", "赌博@0-5"],
    ["traditional", "賭博", "赌博@0-2"],
    ["repeated", "赌赌赌博博", "赌博@0-5"],
  ])("%s", (_, text, expected) => {
    expect(found(text, ["赌博"])).toEqual([expected]);
  });

  it("lists all terms, overlapping ones too, by start and then longest first", () => {
    expect(found("网上赌场", ["赌场", "网上", "网上赌场"])).toEqual(["网上赌场@0-4", "网上@0-2", "赌场@2-4"]);
    expect(found("赌场赌场", ["赌场"])).toEqual(["赌场@0-2", "赌场@2-4"]);
  });

  it("finds terms of one character and terms beyond the first plane", () => {
    expect(found("a𠮷野家b", ["𠮷野", "家"])).toEqual(["𠮷野@1-4", "家@4-5"]);
  });

  it("reports two terms that are read alike under both ids", () => {
    expect(found("賭博", ["赌博", { id: "again", text: "賭 博" }])).toEqual(["赌博@0-2", "again@0-2"]);
  });
});

describe("lone digits and letters between Chinese signs", () => {
  it.each([
    ["刷1单1返1利", "刷单返利@0-7"],
    ["去刷A单b返C利吧", "刷单返利@1-8"],
    ["刷①单②返③利", "刷单返利@0-7"],
    ["刷 1 單，２返\u200b3利", "刷单返利@0-11"],
    ["刷单返1利", "刷单返利@0-5"],
    ["赌1天2天3彩", "天天彩@2-7"],
    ["赌1天2天彩", "天天彩@2-6"],
  ])("fill a term of three signs and more: %s", (text, expected) => {
    expect(found(text, ["刷单返利", "天天彩"])).toEqual([expected]);
  });

  it.each([
    ["several of them", "刷12单返利"],
    ["a word", "刷app单返利"],
    ["two signs", "水枪2支"],
    ["what stands before and behind", "3刷单1"],
  ])("are none: %s", (_, text) => {
    expect(found(text, ["刷单返利", "枪支"])).toEqual([]);
  });

  it("leave terms with letters and digits of their own as they are, and exceptions hold", () => {
    expect(found("加v12群", ["加v12群"])).toEqual(["加v12群@0-5"]);
    expect(found("加1群", ["加v群"])).toEqual([]);
    expect(found("警惕刷1单返利", ["刷单返利"], { allow: [{ text: "警惕刷单返利" }] })).toEqual([]);
  });

  it("add no second hit where the term is found without them", () => {
    expect(found("刷单返利1次", ["刷单返利"])).toEqual(["刷单返利@0-4"]);
  });
});

describe("words in letters", () => {
  it.each([
    ["Casino", true],
    ["the casino!", true],
    ["去casino玩", true],
    ["casino88", true],
    ["my_casino_bonus", true],
    ["c a s i n o", true],
    ["c.a.s.i.n.o", true],
    ["ca\u200bsino", true],
    ["cas-ino", true],
    ["ca🎲sino", true],
    ["cas1n0", true],
    ["ⓒⓐⓢⓘⓝⓞ", true],
    ["Саѕіnо", true],
    ["ccaassiinnoo", true],
    ["casinos", false],
    ["incasino", false],
    ["cas ino", false],
    ["casno", false],
  ])("%s: %s", (text, isFound) => {
    expect(found(text, ["casino"]).length > 0).toBe(isFound);
  });

  it("finds a term of several words with and without its blanks", () => {
    for (const text of ["free money", "FREE\nmoney", "freemoney", "free-money"]) {
      expect(found(text, ["free money"])).toHaveLength(1);
    }
    expect(found("fre emoney", ["free money"])).toEqual([]);
  });

  it("tells l from i and needs as many repetitions as the term has", () => {
    expect(found("bail bond", ["ball"])).toEqual([]);
    expect(found("balll ba1 bal", ["ball"])).toEqual(["ball@0-5"]);
    expect(found("cofee", ["coffee"])).toEqual([]);
    expect(found("今天彩票", ["天天彩"])).toEqual([]);
    expect(found("天 天 彩", ["天天彩"])).toEqual(["天天彩@0-5"]);
  });

  it("finds doubled letters when spaced out or replaced", () => {
    for (const text of ["ba11", "ba1l", "b a l l"]) expect(found(text, ["ball"])).toHaveLength(1);
    for (const text of ["c o f f e e", "c0ffee", "cof​fee"]) expect(found(text, ["coffee"])).toHaveLength(1);
    for (const text of ["hollyw00d", "ho11yw00d"]) expect(found(text, ["hollywood"])).toHaveLength(1);
  });

  it("does not read a number as a word, nor part of a number as a number", () => {
    expect(found("101", ["lol"])).toEqual([]);
    expect(found("1888", ["888"])).toEqual([]);
    expect(found("888元", ["888"])).toEqual(["888@0-3"]);
    expect(found("加Ｖ①②", ["加v12"])).toEqual(["加v12@0-4"]);
  });
});

describe("homophones", () => {
  it("finds other characters of the same sound only where the term asks for it", () => {
    expect(found("银航卡", [bySound("银行卡")])).toEqual(["银行卡@0-3"]);
    expect(found("银航卡", ["银行卡"])).toEqual([]);
  });

  it("takes the sound that a character has in the term, and every sound it may have in the text", () => {
    expect(found("引航", [bySound("银行")])).toEqual(["银行@0-2"]);
    expect(found("引形", [bySound("银行")])).toEqual([]);
    expect(found("长三", [bySound("张三")])).toEqual(["张三@0-2"]);
  });

  it.each([
    ["dubowangzhan", "赌博网站@0-12"],
    ["去 du bo wang zhan 玩", "赌博网站@2-17"],
    ["ＤＵＢＯ网站", "赌博网站@0-6"],
    ["赌bo网站", "赌博网站@0-5"],
    ["去赌博wang站", "赌博网站@1-8"],
    ["赌·b-o·网·z.h.a.n!", "赌博网站@0-15"],
    ["dǔ bó wǎng zhàn", "赌博网站@0-15"],
    ["独bo网zhan88", "赌博网站@0-8"],
  ])("finds pinyin in letters: %s", (text, expected) => {
    expect(found(text, [bySound("赌博网站")])).toEqual([expected]);
    expect(found(text, ["赌博网站"])).toEqual([]);
  });

  it("finds no pinyin inside longer words in letters", () => {
    for (const text of ["dubowangzhang", "xdubowangzhan", "dubowang", "赌bob网站", "dub owang zhan"])
      expect(found(text, [bySound("赌博网站")]), text).toEqual([]);
    expect(found("the madelaine made it", [bySound("妈的来")])).toEqual([]);
  });

  it("reads doubled letters, doubled characters and ü as they are typed", () => {
    expect(found("xianggang", [bySound("香港")])).toEqual(["香港@0-9"]);
    expect(found("xiang gang", [bySound("香港")])).toEqual(["香港@0-10"]);
    expect(found("tiantiancaipiao", [bySound("天天彩票")])).toEqual(["天天彩票@0-15"]);
    for (const text of ["nvyou", "nuyou", "nǚyou"]) expect(found(text, [bySound("女友")])).toEqual([`女友@0-5`]);
    expect(found("jia v xin", [bySound("加微信")])).toEqual([]);
    expect(found("jia weixin", [bySound("加微信")])).toEqual(["加微信@0-10"]);
  });

  it("says by what a hit was found, and reports each place once", () => {
    const matcher = buildMatcher([bySound("赌博")]);
    expect(matcher.match("赌博").map(({ by }) => by)).toEqual(["text"]);
    expect(matcher.match("独播").map(({ by }) => by)).toEqual(["sound"]);
  });
});

describe("exceptions", () => {
  it("cancel hits inside them and no others", () => {
    const options = { allow: [{ text: "读博" }] };
    expect(found("我在读博", [bySound("赌博")], options)).toEqual([]);
    expect(found("读博和独博", [bySound("赌博")], options)).toEqual(["赌博@3-5"]);
  });

  it("apply to their group", () => {
    const terms = [
      { id: "a", text: "赌博", group: "1" },
      { id: "b", text: "赌博", group: "2" },
    ];
    expect(found("禁止赌博", terms, { allow: [{ text: "禁止赌博", group: "1" }] })).toEqual(["b@2-4"]);
  });

  it("leave no hit within any allowed expression, wherever it stands", () => {
    const matcher = buildMatcher([bySound("赌博"), { id: "博", text: "博" }], { allow: [{ text: "读博士" }] });
    const parts = fc.array(fc.constantFrom("读博士", "赌", "博", "读", "士", " ", "。"), { maxLength: 20 });
    fc.assert(
      fc.property(parts, (chosen) => {
        const text = chosen.join("");
        const allowed = [...text.matchAll(/读[ 。]*博[ 。]*士/g)].map((m) => [m.index, m.index + m[0].length] as const);
        for (const hit of matcher.match(text)) {
          expect(allowed.some(([start, end]) => hit.start >= start && hit.end <= end)).toBe(false);
        }
      }),
    );
  });
});

describe("the number of steps", () => {
  const alphabet = commonHan.slice(0, 1_000);
  /** A fixed sequence that looks like chance. */
  const scattered = (seed: number, length: number) =>
    Array.from({ length }, (_, at) => alphabet[Math.imul(seed * 7_919 + at * 31 + 17, 0x9e3779b1) >>> 22] ?? "的").join(
      "",
    );
  const madeUp = (count: number): Term[] =>
    Array.from({ length: count }, (_, at) => ({
      id: String(at),
      text: scattered(at, 2 + (at % 4)),
      homophones: at % 5 === 0,
    }));
  const stepsOf = (list: Term[], text: string) => {
    const counter = { steps: 0 };
    buildMatcher(list, { counter }).match(text);
    return counter.steps;
  };

  it("grows tenfold with a text ten times as long", () => {
    const list = madeUp(2_000);
    const text = scattered(5, 3_000);
    expect(stepsOf(list, text.repeat(10))).toBeLessThan(stepsOf(list, text) * 10.1);
  });

  it("hardly grows with ten times as many terms that the text does not contain", () => {
    const text = [...scattered(5, 3_000)].map((sign) => `${sign}的`).join("");
    expect(stepsOf(madeUp(20_000), text)).toBeLessThan(stepsOf(madeUp(2_000), text) * 3);
  });

  it("stays bounded per character by the longest term, for the worst text there is", () => {
    const worst = { id: "worst", text: `${"甲乙".repeat(31)}丙`, homophones: true };
    const text = "甲乙".repeat(5_000);
    expect(stepsOf([worst], text)).toBeLessThan(text.length * longestTerm * 3);
    expect(stepsOf([worst], text.repeat(10))).toBeLessThan(stepsOf([worst], text) * 10.1);
  });

  it("stays bounded in the same way for pinyin that can be split in several ways, a word edge at every letter", () => {
    const worst = { id: "worst", text: `${"西安先".repeat(21)}丙`, homophones: true };
    const text = "x-i-a-n-x-i-a-n-".repeat(1_000);
    expect(stepsOf([worst], text)).toBeLessThan(text.length * longestTerm * 6);
    expect(stepsOf([worst], text.repeat(10))).toBeLessThan(stepsOf([worst], text) * 10.1);
  });
});

describe("what cannot be a term", () => {
  it("is named and refused", () => {
    expect(termProblem("！ ！")).toBe("empty");
    expect(termProblem("甲乙".repeat(33))).toBe("too-long");
    expect(termProblem("赌 博")).toBeNull();
    expect(() => buildMatcher([{ id: "x", text: "……" }])).toThrow(RangeError);
  });
});
