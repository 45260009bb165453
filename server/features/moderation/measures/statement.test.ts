import { describe, expect, it } from "vitest";
import type { MeasureId, PrincipalId } from "@/server/shared/ids";
import { obligation } from "@/server/testing/obligation";
import { statementView } from "../contract/measures";
import type { StatementRow } from "../visibility/measures";
import { statementOf } from "./statement";

const at = new Date("2026-03-01T04:00:00Z");
const row: StatementRow = {
  id: "00000000-0000-7000-8000-000000000001" as MeasureId,
  principalId: "00000000-0000-7000-8000-000000000002" as PrincipalId,
  number: "M-2222-2222",
  kind: "suspend-updates",
  startsAt: at,
  endsAt: new Date("2026-03-08T04:00:00Z"),
  imposedAt: at,
  isInForce: true,
  endHow: null,
  endReason: null,
  endAt: null,
  appealState: null,
  subjectKind: "account",
  subjectId: "00000000-0000-7000-8000-000000000003",
  ruleId: "content-rules#1",
  ruleVersion: 2,
  bottomLine: "truthfulness",
  reason: "同一条假消息发布三次",
  params: { severity: 3 },
  snapshot: { texts: [{ field: "body", text: "原文" }], mediaIds: [], createdAt: at.toISOString() },
  caseNumber: "C-2222-2222",
  foundBy: "held",
  hits: [
    { category: "gambling", text: "秘密词", reasonDetail: "category" },
    { category: "fraud", text: "稳赚不赔", reasonDetail: "term" },
    { category: "fraud", text: "稳赚不赔", reasonDetail: "term" },
  ],
  byOfficer: true,
  creditPoints: -18,
};
const rule = {
  id: "content-rules#1",
  version: 2,
  title: { "zh-CN": "内容规则", en: "Content rules" },
  clause: { "zh-CN": "不骗人", en: "No fraud" },
  address: "/agreements/content-rules/2#1",
};

describe("a statement of reasons", () => {
  obligation(
    ["PUB-06.2-a", "IM-06.2-a"],
    "says what, why, by which rule and line, how long, how found and how to appeal",
    () => {
      const statement = statementView.parse(statementOf(row, rule, at));
      expect(statement).toMatchObject({
        facts: "同一条假消息发布三次",
        rule,
        bottomLine: "truthfulness",
        endsAt: "2026-03-08T04:00:00.000Z",
        found: { by: "held", machine: true },
        appeal: { possible: true, until: "2026-04-30T04:00:00.000Z" },
      });
    },
  );

  it("shows matched words only where the rule lets them be shown, each once", () => {
    const statement = statementOf(row, rule, at);
    expect(statement.found.hits).toEqual([
      { category: "gambling", words: null },
      { category: "fraud", words: "稳赚不赔" },
    ]);
    expect(JSON.stringify(statement)).not.toContain("秘密词");
  });

  it("is over when its time is, whether or not the record of that is written", () => {
    const later = new Date("2026-03-09T00:00:00Z");
    expect(statementOf({ ...row, isInForce: false }, rule, later).end).toEqual({
      how: "lapsed",
      reason: "",
      at: "2026-03-08T04:00:00.000Z",
    });
  });

  it("cannot be appealed twice, nor after the published time", () => {
    expect(statementOf({ ...row, appealState: "refused" }, rule, at).appeal.possible).toBe(false);
    expect(statementOf(row, rule, new Date("2026-04-30T04:00:00Z")).appeal.possible).toBe(false);
  });
});
