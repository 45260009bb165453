import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultRules } from "@/server/trust/review/default-rules";
import { type ReplayItem, replay } from "@/server/trust/review/replay";
import { compileRules, type ReviewRule } from "@/server/trust/review/rules";

const before = compileRules(defaultRules);
const after = compileRules(
  defaultRules.map((rule): ReviewRule => {
    if (rule.id === "gambling" && rule.matcher.kind === "terms") {
      return { ...rule, version: 2, matcher: { ...rule.matcher, terms: [...rule.matcher.terms, "炸金花"] } };
    }
    if (rule.id === "fraud-account-trade" && rule.matcher.kind === "terms") {
      return { ...rule, version: 2, matcher: { ...rule.matcher, terms: ["收购银行卡"] } };
    }
    return rule;
  }),
);
const gambling = defaultRules.find(({ id }) => id === "gambling");
if (gambling?.matcher.kind !== "terms") throw new Error("The default rules name no gambling terms.");
const loud: ReviewRule = { ...gambling, id: "loud", matcher: { ...gambling.matcher, terms: ["赌场"] } };
const item = (ref: string, text: string, decidedOutcome?: ReplayItem["decidedOutcome"]): ReplayItem => ({
  ref,
  kind: "post",
  texts: [{ field: "body", text }],
  ...(decidedOutcome && { decidedOutcome }),
});
const items = [
  item("a", "今天吃什么"),
  item("b", "来玩 炸 金 花", "pass"),
  item("c", "出售公众号", "hold"),
  item("d", "网上赌场", "block"),
];

describe("replay", () => {
  it("says what the new rules would hit and no longer hit, and where they differ from what people decided", () => {
    const summary = replay(before, after, items);
    expect(summary).toMatchObject({
      items: 4,
      newlyHit: 1,
      noLongerHit: 1,
      outcomes: [
        { from: "block", to: "block", count: 1 },
        { from: "hold", to: "pass", count: 1 },
        { from: "pass", to: "block", count: 1 },
        { from: "pass", to: "pass", count: 1 },
      ],
      stricterThanDecided: 1,
      milderThanDecided: 1,
    });
    expect(summary.sample).toEqual([
      { ref: "b", from: "pass", to: "block", decidedOutcome: "pass", rules: ["gambling@2"], excerpt: "炸 金 花" },
      { ref: "c", from: "hold", to: "pass", decidedOutcome: "hold", rules: [], excerpt: null },
    ]);
    expect(replay(before, after, items, 1).sample).toHaveLength(1);
  });

  it("counts an item as newly hit that another rule hits already", () => {
    const both = replay(before, compileRules([...before.rules, { ...loud, version: 1 }]), [item("e", "网上赌场")]);
    expect(both).toMatchObject({ newlyHit: 1, noLongerHit: 0 });
    expect(both.sample).toMatchObject([{ ref: "e", rules: ["gambling@1", "loud@1"] }]);
  });

  it("has the same hash for the same inputs in any order", () => {
    const { hash } = replay(before, after, items);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const anyOrder = fc.shuffledSubarray(items, { minLength: items.length });
    fc.assert(fc.property(anyOrder, (shuffled) => replay(before, after, shuffled).hash === hash));
  });

  it("has another hash for another text, decision or rule", () => {
    const hashes = [
      replay(before, after, items),
      replay(before, before, items),
      replay(before, after, items.slice(1)),
      replay(before, after, [...items.slice(0, 3), item("d", "，网上赌场", "block")]),
      replay(before, after, [...items.slice(0, 3), item("d", "网上赌场", "hold")]),
    ].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
