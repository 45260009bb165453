// The ladders, by severity and history: for what somebody published (IM Article 8), and for comments kept badly (comments rules of 2022, Article 15).
import { type SQL, sql } from "drizzle-orm";
import { moderationCase } from "@/db/schema/moderation";
import { measure } from "@/db/schema/trust/measures";
import type { LimitableAct } from "@/server/shared/acts";
import type { CaseSource } from "@/server/shared/case-sources";
import type { CaseId } from "@/server/shared/ids";
import { besideTheLadder, departs, type LadderStep, type MeasureKind } from "@/server/shared/measure-kinds";
import type { Severity } from "@/server/shared/severity";
import { addMonths } from "@/server/shared/time";
import { notOverturned } from "@/server/trust/measures/in-force";

const publishing = ["warning", "limited-publishing", "suspended-updates", "closure"] as const;
/** What stands against a rule in the comments is removed in cases of its own: this is about whoever let it stand. */
const keeping = ["warning", "paused-comments", "closed-comments", "closure"] as const;

/** For how many months a measure counts as history. */
export const historyMonths = 12;

/** A measure that stands in a principal's history. Overturned ones never do. */
export interface PastMeasure {
  caseId: CaseId;
  /** What opened the case. */
  source: CaseSource;
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
  "paused-comments": { kinds: ["pause-comments"], days: 7 },
  "closed-comments": { kinds: ["close-comments"], days: null },
  closure: { kinds: ["close-account", "bar-registration"], days: null },
};

/**
 * Pure: the step for a violation of this severity by somebody with this history. The severity names the first step, each earlier case of the last twelve months raises it by one;
 * what is minor never leads to closure. Several measures of one case count once, removals, labels and marks taken back alone do not count. A case about comments kept badly has the ladder of its own, and of
 * the history only such cases count.
 */
export function proposeStep(severity: Severity, history: readonly PastMeasure[], source: CaseSource): Proposal {
  const isKeeping = source === "keeping";
  const counting = history.filter(
    (past) => !besideTheLadder.includes(past.kind) && (!isKeeping || past.source === source),
  );
  const earlierCases = new Set(counting.map((past) => past.caseId)).size;
  const highest = severity === 1 ? 2 : 3;
  const step = (isKeeping ? keeping : publishing)[Math.min(highest, severity - 1 + earlierCases)] ?? "closure";
  const functions: LimitableAct[] = step === "limited-publishing" ? ["post", "comment"] : [];
  return { step, ...rungs[step], functions, earlierCases };
}

/** True where these measures are not what was proposed: then the handler gives a reason. Removing or labelling the content may always come with a step. */
export function departsFrom(proposal: Proposal, kinds: readonly MeasureKind[]): boolean {
  return departs(proposal.kinds, kinds);
}

/** The history that the ladder counts for a principal at `now`, as an expression: a json list of PastMeasure. */
export function ladderHistory(principalId: SQL, now: Date): SQL {
  return sql`(
    select coalesce(json_agg(json_build_object('caseId', m.case_id, 'source', lc.source, 'kind', m.kind) order by m.seq), '[]') from ${measure} m
    join ${moderationCase} lc on lc.id = m.case_id where m.principal_id = ${principalId} and m.imposed_at > ${addMonths(now, -historyMonths)}::timestamptz and ${notOverturned("m")})`;
}
