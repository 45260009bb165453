import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternFinder, patternProblem } from "@/server/trust/review/pattern";

describe("patterns an officer may write", () => {
  it.each([
    "1[3-9]\\d{9}",
    "加(?:微信|薇信)号?",
    "[a-z]{2,12}币",
    "\\p{Sc}\\d{1,6}",
    "(?:[零一二三四五六七八九]{2}){3}",
    "a\\.b",
    "\\bfree\\b",
  ])("accepts %s", (source) => {
    expect(patternProblem(source)).toBeNull();
  });

  it.each([
    ["a*", "unbounded"],
    ["(?:ab)+", "unbounded"],
    ["a{3,}", "unbounded"],
    ["(a)\\1", "unsupported"],
    ["a(?=b)", "unsupported"],
    ["(?<name>a)", "unsupported"],
    ["(?:a{0,9}){0,9}", "matches-nothing"],
    ["b(?:a{0,9}){0,9}", "too-costly"],
    ["a{0,20}a{0,20}a{0,20}b", "too-costly"],
    ["(?:a|a|a){12}b", "too-costly"],
    ["a{0,3}", "matches-nothing"],
    ["a|", "matches-nothing"],
    ["", "matches-nothing"],
    ["a{300}", "too-costly"],
    ["(a", "malformed"],
    ["a".repeat(501), "too-long"],
  ])("refuses %s: %s", (source, problem) => {
    expect(patternProblem(source)).toBe(problem);
    expect(() => patternFinder(source)).toThrow(RangeError);
  });

  it("never ends in anything but an answer", () => {
    const source = fc
      .array(fc.constantFrom(..."ab(|)[]{}?:1,9\\dpP.^$-*+"), { maxLength: 20 })
      .map((signs) => signs.join(""));
    fc.assert(
      fc.property(source, (pattern) => {
        if (patternProblem(pattern) === null) expect(patternFinder(pattern)("aabb119")).toBeInstanceOf(Array);
      }),
      { numRuns: 2_000 },
    );
  });

  it("finds all places, whatever the case", () => {
    expect(patternFinder("ab?c")("xABC ac")).toEqual([
      { start: 1, end: 4 },
      { start: 5, end: 7 },
    ]);
  });
});
