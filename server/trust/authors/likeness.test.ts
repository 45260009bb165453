import { describe, expect, it } from "vitest";
import { likeness, nearFrom, pairsOf, soundOf } from "@/server/trust/authors/likeness";

describe("a name comes near another", () => {
  it.each([
    ["海棠书店", "海裳书店", "one character changed"],
    ["海棠书店", "海棠書店", "written traditionally"],
    ["海棠书店", "海糖书店", "a sound-alike"],
    ["海棠书店", "haitang shudian", "in pinyin"],
    ["海棠书店", "海棠书店分店", "standing whole in it"],
    ["lighthouse", "l1ghthouse", "a digit for a letter"],
    ["lighthouse", "lіghthouse", "a Cyrillic letter among Latin ones"],
  ])("%s and %s: %s", (one, other) => {
    expect(likeness(one, other)).toBeGreaterThanOrEqual(nearFrom);
    expect(likeness(other, one)).toBeGreaterThanOrEqual(nearFrom);
  });

  it.each([
    ["海棠书店", "海边茶馆"],
    ["小林", "小李"],
    ["老王", "老汪聊茶"],
    ["lighthouse", "greenhouse keeper"],
  ])("but %s and %s are two names", (one, other) => {
    expect(likeness(one, other)).toBeLessThan(nearFrom);
  });
});

it("has its sound in letters and its neighbouring characters, for finding what comes near", () => {
  expect(soundOf("海棠·书店")).toBe("haitangshudian");
  expect(pairsOf("海棠书店")).toEqual(["海棠", "棠书", "书店"]);
  expect(pairsOf("海")).toEqual(["海"]);
});
