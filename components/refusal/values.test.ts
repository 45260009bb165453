import { expect, test } from "vitest";
import { remediesOf } from "@/components/refusal/remedies";
import { valuesOf, type Words } from "@/components/refusal/values";

const words: Words = {
  locale: "zh-CN",
  word: (list, identifier) => `${list}:${identifier}`,
  mediaProblem: (problem, limit) => `${problem}(${limit})`,
};

test("instants become the wall clock of Shanghai, and no end becomes a word to select on", () => {
  const params = { measure: "suspend-updates", measureId: "m1" };
  const until = "2025-03-03T18:05:00Z";
  expect(valuesOf({ kind: "FORBIDDEN", reason: "SUSPENDED", params: { ...params, until } }, words)).toEqual({
    measure: "measure:suspend-updates",
    measureId: "m1",
    until: "2025年3月4日 02:05",
  });
  const open = valuesOf({ kind: "FORBIDDEN", reason: "SUSPENDED", params: { ...params, until: null } }, words);
  expect(open.until).toBe("none");
});

test("lists are told once each, in words", () => {
  const fields = [
    { path: "images.0.alt", problem: "too_long" },
    { path: "images.1.alt", problem: "too_long" },
    { path: "body", problem: "empty" },
  ];
  expect(valuesOf({ kind: "INVALID", reason: "INPUT_INVALID", params: { fields } }, words).fields).toBe(
    "field:alt（problem:too_long）、field:body（problem:empty）",
  );
  expect(
    valuesOf({ kind: "FORBIDDEN", reason: "ROLE_REQUIRED", params: { role: "officer, appeals" } }, words).role,
  ).toBe("role:officer、role:appeals");
});

test("a file's problem brings its own sentence with the limit", () => {
  const params = { problem: "tooLarge", limit: "10" };
  const values = valuesOf({ kind: "REJECTED", reason: "MEDIA_UNACCEPTABLE", params }, words);
  expect(values.problem).toBe("tooLarge(10)");
});

test("a text that was never published is no measure: whoever doubts the refusal is led to people, not to an appeal", () => {
  const params = { field: "body", category: "fraud", excerpt: null };
  expect(remediesOf({ kind: "REJECTED", reason: "CONTENT_PROHIBITED", params })).toEqual([
    { label: "help", href: "/help/report" },
  ]);
});

test("a measure's refusal leads to its reasons and to the appeal", () => {
  const params = { measure: "suspend-updates", measureId: "m1", until: null };
  expect(remediesOf({ kind: "FORBIDDEN", reason: "SUSPENDED", params }).map(({ label }) => label)).toEqual([
    "reasons",
    "appeal",
  ]);
});
