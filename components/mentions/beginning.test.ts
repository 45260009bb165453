import { describe, expect, it } from "vitest";
import { beginningAt } from "./beginning";

const at = (text: string) => beginningAt(text, text.length);

describe("what is being named", () => {
  it("is a person after a sign that is not glued to a word, also right behind Chinese characters", () => {
    expect(at("@")).toEqual({ of: "people", typed: "", start: 0 });
    expect(at("看@半山")).toEqual({ of: "people", typed: "半山", start: 1 });
    expect(at("hello ＠Mira")).toEqual({ of: "people", typed: "Mira", start: 6 });
    for (const text of ["mira@example", "@Mira ", "@Mira，", "@@", "没有"]) expect(at(text)).toBeNull();
  });

  it("is a topic after a sign that opens one, and none after the sign that closes it", () => {
    expect(at("今天 #夜")).toEqual({ of: "topics", typed: "夜", start: 3 });
    expect(at("#夜跑##早")).toEqual({ of: "topics", typed: "早", start: 4 });
    for (const text of ["#夜跑#", "#夜跑#真好", "C#", "#夜 跑"]) expect(at(text)).toBeNull();
  });

  it("looks only at what stands before the place where one writes", () => {
    expect(beginningAt("@Mira 你好", 3)).toEqual({ of: "people", typed: "Mi", start: 0 });
  });
});
