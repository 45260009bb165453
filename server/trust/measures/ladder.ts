// The ladder (IM Article 8): warning, limited publishing, suspended updates, closure; by severity and history.
import { type SQL, sql } from "drizzle-orm";
import { measure } from "@/db/schema/trust/measures";
import type { LimitableAct } from "@/server/shared/acts";
import type { CaseId } from "@/server/shared/ids";
import { departs, type MeasureKind } from "@/server/shared/measure-kinds";
import type { Severity } from "@/server/shared/severity";
import { addMonths } from "@/server/shared/time";
import { notOverturned } from "@/server/trust/measures/in-force";

export const ladderSteps = ["warning", "limited-publishing", "suspended-updates", "closure"] as const;
export type LadderStep = (typeof ladderSteps)[number];

/** For how many months a measure counts as history. */
export const historyMonths = 12;

/** A measure that stands in a principal's history. Overturned ones never do. */
export interface PastMeasure {
  caseId: CaseId;
  kind: MeasureKind;
}

export interface Proposal {
  step: LadderStep;
  kinds: readonly MeasureKind[];
  /** How long it lasts; null for a closure. A warning's days are those until its deadline. */
  days: number | null;
  /** What a limited person may not do. */
  functions: readonly LimitableAct[];
  /** How many earlier cases led to this step. */
  earlierCases: number;
}

interface Rung {
  kinds: readonly MeasureKind[];
  days: number | null;
}

const rungs: Readonly<Record<LadderStep, Rung>> = {
  warning: { kinds: ["warn"], days: 7 },
  "limited-publishing": { kinds: ["limit-functions"], days: 7 },
  "suspended-updates": { kinds: ["suspend-updates"], days: 30 },
  closure: { kinds: ["close-account", "bar-registration"], days: null },
};

/**
 * Pure: the step for a violation of this severity by somebody with this history. The severity names the first step, each earlier case of the last twelve months raises it by one;
 * what is minor never leads to closure. Several measures of one case count once, removals alone do not count.
 */
export function proposeStep(severity: Severity, history: readonly PastMeasure[]): Proposal {
  const earlierCases = new Set(history.filter((past) => past.kind !== "remove-content").map((past) => past.caseId))
    .size;
  const highest = severity === 1 ? 2 : 3;
  const step = ladderSteps[Math.min(highest, severity - 1 + earlierCases)] ?? "closure";
  const functions: LimitableAct[] = step === "limited-publishing" ? ["post", "comment"] : [];
  return { step, ...rungs[step], functions, earlierCases };
}

/** True where these measures are not what was proposed: then the handler gives a reason. Removing the content may always come with a step. */
export function departsFrom(proposal: Proposal, kinds: readonly MeasureKind[]): boolean {
  return departs(proposal.kinds, kinds);
}

/** The history that the ladder counts for a principal at `now`, as an expression: a json list of PastMeasure. */
export function ladderHistory(principalId: SQL, now: Date): SQL {
  return sql`(
    select coalesce(json_agg(json_build_object('caseId', m.case_id, 'kind', m.kind) order by m.seq), '[]') from ${measure} m
    where m.principal_id = ${principalId} and m.imposed_at > ${addMonths(now, -historyMonths)}::timestamptz and ${notOverturned("m")})`;
}
