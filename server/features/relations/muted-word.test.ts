import { expect, it } from "vitest";
import { patternOf } from "@/server/features/relations/muted-word";

const finds = (word: string, text: string) =>
  new RegExp(patternOf(word) ?? "$^").test(text.normalize("NFKC").toLowerCase());

it("finds Chinese words anywhere, and Latin ones as words", () => {
  expect(finds("剧透", "小心剧透！")).toBe(true);
  expect(finds("Art", "我喜欢ART吗")).toBe(true);
  expect(finds("art", "let us start")).toBe(false);
  expect(finds("２０２６", "再见2026年")).toBe(true);
});

it("takes signs as signs", () => {
  expect(finds("a.c", "abc")).toBe(false);
  expect(finds("(x|y)*", "say (x|y)* now")).toBe(true);
  expect(finds("c++", "I like C++")).toBe(true);
  expect(finds("\\d", "7")).toBe(false);
});

it("finds nothing in nothing", () => {
  expect(patternOf("　")).toBe(null);
});
