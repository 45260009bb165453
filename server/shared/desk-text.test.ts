import { expect, it } from "vitest";
import { z } from "zod";
import { deskText } from "@/server/shared/desk-text";
import { inputProblems } from "@/server/shared/input-problems";

const decision = z.object({ reason: deskText(5, 2) });
const problemsOf = (reason: string) => {
  const parsed = decision.safeParse({ reason });
  return parsed.success ? parsed.data.reason : inputProblems(parsed.error);
};

it("says of a text what is wanted of it: some, more, or less", () => {
  for (const nothing of ["", " \n", "\u200b"])
    expect(problemsOf(nothing)).toEqual([{ path: "reason", problem: "empty" }]);
  for (const one of ["对", " 𠮷 ", "\u200b."])
    expect(problemsOf(one)).toEqual([{ path: "reason", problem: "too_short", least: 2 }]);
  expect(problemsOf("一二三四五六")).toEqual([{ path: "reason", problem: "too_long" }]);
});

it("takes what is long enough, without what shows nothing", () => {
  expect(problemsOf(" 对的\u200b\r\n")).toBe("对的");
  expect(deskText(5, 0).parse(" ")).toBe("");
});
