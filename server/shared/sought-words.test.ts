import { describe, expect, it } from "vitest";
import { nameStartOf, soughtWords } from "./sought-words";

describe("what somebody looks for", () => {
  it("is cut into runs of Chinese and words of other letters, whatever their width and case", () => {
    expect(soughtWords("  秋天的集市，Ｇuiju changelog ")).toEqual({
      text: "秋天的集市 guiju changelog",
      runs: ["秋天的集市"],
      words: ["guiju", "changelog"],
    });
    expect(soughtWords("AI绘画")).toEqual({ text: "绘画 ai", runs: ["绘画"], words: ["ai"] });
  });

  it("takes two characters side by side or a word to find anything by", () => {
    expect(soughtWords("花")).toBeNull();
    expect(soughtWords("花 草")).toBeNull();
    expect(soughtWords("！？…")).toBeNull();
    expect(soughtWords("花 草木")).toMatchObject({ runs: ["花", "草木"] });
  });

  it("keeps nothing that could be more than letters to whoever matches it", () => {
    expect(soughtWords("a' | !(b) & c:*\\")).toEqual({ text: "a b c", runs: [], words: ["a", "b", "c"] });
    expect(soughtWords(Array.from({ length: 20 }, (_, at) => `w${at}`).join(" "))?.words).toHaveLength(8);
  });
});

describe("the beginning of a name", () => {
  it("is compared without width, case, blanks and the sign before it", () => {
    expect(nameStartOf(" ＠Mira Tr")).toBe("miratr");
    expect(nameStartOf("夜班　小")).toBe("夜班小");
  });
});
