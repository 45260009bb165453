// Pure: a measure's row and its rule to the statement of reasons.
import { contentLabels } from "@/server/shared/labels";
import { severityOf } from "@/server/shared/severity";
import { measureModules } from "@/server/trust/measures/kinds";
import type { CitedRule } from "@/server/trust/measures/rules";
import { dueAfter, timeLimits } from "@/server/trust/standing/time-limits";
import type { MeasureBrief, StatementView } from "../contract/measures";
import type { MeasureRow, StatementRow } from "../visibility/measures";

/** A measure in a list, with what became of its appeal. */
export function briefOf(row: MeasureRow, now: Date): MeasureBrief {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    isInForce: row.isInForce,
    end: endOf(row),
    appeal: row.appealState ?? (mayAppeal(row, now) ? "possible" : "too-late"),
  };
}

/** The last instant at which an appeal can be made. */
export function appealUntil({ imposedAt }: Pick<MeasureRow, "imposedAt">): Date {
  return dueAfter("appealWindow", imposedAt);
}

function mayAppeal(row: Pick<MeasureRow, "kind" | "imposedAt" | "appealState">, now: Date): boolean {
  return row.appealState === null && measureModules[row.kind].appealable && appealUntil(row) > now;
}

/**
 * What was done, on which facts and rule, for how long, how it was found, and how to appeal. Names no handler, and shows matched words only where the rule allows it: otherwise
 * the category alone.
 */
export function statementOf(row: StatementRow, rule: CitedRule | null, now: Date): StatementView {
  const { snapshot, params } = row;
  const texts = (snapshot.texts ?? []).map((part) => part.text).filter((text) => text.length > 0);
  return {
    id: row.id,
    number: row.number,
    caseNumber: row.caseNumber,
    kind: row.kind,
    severity: severityOf(params.severity ?? 1),
    subject: { kind: row.subjectKind, id: row.subjectId },
    functions: params.functions ?? [],
    perDay: params.perDay ?? 0,
    demand: params.demand ?? null,
    correct: params.correct ?? null,
    fields: params.fields ?? [],
    innocentPictures: params.innocentPictures === true,
    label: contentLabels.find((label) => label === params.label) ?? null,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    isInForce: row.isInForce,
    end: endOf(row),
    facts: row.reason,
    rule: rule ?? unknownRule(row),
    bottomLine: row.bottomLine,
    found: {
      by: row.foundBy,
      machine: row.foundBy === "held" || row.foundBy === "cluster",
      hits: hitsOf(row),
    },
    content: snapshot.createdAt
      ? { texts, images: snapshot.mediaIds?.length ?? 0, createdAt: snapshot.createdAt }
      : null,
    handledBy: params.byRule ? "rule" : row.byOfficer ? "officer" : "reviewer",
    creditPoints: row.creditPoints,
    appeal: {
      possible: mayAppeal(row, now),
      until: appealUntil(row).toISOString(),
      decisionDays: timeLimits.appealDecision.count,
      address: `/standing/measures/${row.id}/appeal`,
    },
  };
}

function endOf(row: MeasureRow): StatementView["end"] {
  if (row.endHow && row.endAt) {
    // An appeal can be upheld after the time was over: then that is what counts.
    const how = row.appealState === "upheld" ? "overturned" : row.endHow;
    return { how, reason: row.endReason ?? "", at: row.endAt.toISOString() };
  }
  return row.isInForce || !row.endsAt ? null : { how: "lapsed", reason: "", at: row.endsAt.toISOString() };
}

function hitsOf({ hits }: StatementRow): StatementView["found"]["hits"] {
  const found = new Map<string, StatementView["found"]["hits"][number]>();
  for (const hit of hits ?? []) {
    const words = hit.reasonDetail === "term" ? hit.text : null;
    found.set(`${hit.category} ${words ?? ""}`, { category: hit.category, words });
  }
  return [...found.values()];
}

/** A rule whose text is not in the database (any more): its name stands for it. */
function unknownRule({ ruleId: id, ruleVersion: version }: StatementRow): CitedRule {
  return { id, version, title: { "zh-CN": id, en: id }, clause: null, address: "/agreements" };
}
