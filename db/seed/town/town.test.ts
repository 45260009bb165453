import { expect, it } from "vitest";
import { addMinutes, shanghaiDay } from "@/server/shared/time";
import { defaultRules } from "@/server/trust/review/default-rules";
import { compileRules, judge } from "@/server/trust/review/rules";
import { people } from "./people";
import { contentHash, follows, followsOf, likes, likesOf } from "./relations";
import { threads } from "./texts";
import type { Remark } from "./thread";
import { instantOf, timelineOf } from "./timeline";

const present = new Date("2026-03-05T03:20:00Z");
const remarksOf = (remarks: readonly Remark[]): Remark[] =>
  remarks.flatMap((remark) => [remark, ...remarksOf(remark.answers)]);

it("makes the same town from the same seed", () => {
  expect(followsOf(threads)).toEqual(follows);
  expect(likesOf(threads, follows)).toEqual(likes);
  expect(contentHash()).toMatch(/^[0-9a-f]{64}$/);
  expect(contentHash()).toBe(contentHash());
  const said = timelineOf(threads, present).map(({ at }) => at.getTime());
  expect(timelineOf(threads, present).map(({ at }) => at.getTime())).toEqual(said);
});

it("is a town worth reading: many posts, conversations that answer, nobody silent", () => {
  const remarks = threads.flatMap((thread) => remarksOf(thread.remarks));
  expect(threads.length).toBeGreaterThanOrEqual(140);
  expect(remarks.length).toBeGreaterThanOrEqual(300);
  expect(remarks.filter((remark) => remark.answers.length > 0).length).toBeGreaterThanOrEqual(80);
  const talking = new Set([...threads.map(({ by }) => by), ...remarks.map(({ by }) => by)]);
  const residents = Object.entries(people).filter(([, { role }]) => role === "resident");
  expect(residents.map(([key]) => key).filter((key) => !talking.has(key as keyof typeof people))).toEqual([]); // keys of people
});

it("tells everything in order: answers after what they answer, nothing after the present", () => {
  const said = timelineOf(threads, present);
  const at = new Map(said.map((each) => [each.is === "post" ? each.thread : each.remark, each.at]));
  for (const each of said) {
    expect(each.at.getTime()).toBeLessThanOrEqual(present.getTime());
    if (each.is === "remark") {
      const before = each.answers ?? each.thread;
      expect(each.at.getTime()).toBeGreaterThan(at.get(before)?.getTime() ?? Number.NaN);
    }
  }
});

it("has its last days behind it at any hour at which it is loaded", () => {
  for (let hour = 0; hour < 24; hour++) {
    const loaded = addMinutes(shanghaiDay(present), hour * 60 + 1);
    expect(instantOf(loaded, 1, "23:59").getTime(), `${hour}:01`).toBeLessThan(instantOf(loaded, 0, "10:00").getTime());
  }
});

it("is found in no rule that a platform starts with", () => {
  const rules = compileRules(defaultRules);
  const texts = threads.flatMap(({ text, remarks }) => [text, ...remarksOf(remarks).map((remark) => remark.text)]);
  const found = texts.flatMap((text) => {
    const { hits } = judge(rules, { kind: "post", texts: [{ field: "body", text }], facts: { creditLevel: 1 } });
    return hits.map(({ text: seen }) => seen);
  });
  expect(found).toEqual([]);
});

it("says nothing to followers alone that others answer", () => {
  for (const thread of threads.filter(({ audience }) => audience !== "public")) {
    for (const { by } of remarksOf(thread.remarks)) {
      expect(follows.some(({ from, to }) => from === by && to === thread.by)).toBe(true);
    }
  }
});
