// What may be read of measures: one's own, and with a staff post that reads them, all.
import { type SQL, sql } from "drizzle-orm";
import { appeal, moderationCase } from "@/db/schema/moderation";
import { type MeasureParams, measureEnd } from "@/db/schema/trust/measures";
import { reviewDecision } from "@/db/schema/trust/review";
import { creditEntry, principal, staffPost } from "@/db/schema/trust/standing";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { BottomLine } from "@/server/shared/bottom-lines";
import type { AccountId, MeasureId, PrincipalId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import type { HowEnded } from "@/server/trust/measures/events";
import { inForceAt } from "@/server/trust/measures/in-force";
import type { FoundBy } from "@/server/trust/measures/report-format";
import { holdsPost, measureReaders, ownMeasures, readableMeasures } from "@/server/trust/measures/visible";
import type { Snapshot } from "@/server/trust/subjects";

export interface MeasureRow {
  id: MeasureId;
  number: string;
  kind: MeasureKind;
  startsAt: Date;
  endsAt: Date | null;
  imposedAt: Date;
  isInForce: boolean;
  endHow: HowEnded | null;
  endReason: string | null;
  endAt: Date | null;
  appealState: "open" | "upheld" | "refused" | null;
}

/** A measure with all that its statement of reasons says. */
export interface StatementRow extends MeasureRow {
  principalId: PrincipalId;
  subjectKind: string;
  subjectId: string;
  ruleId: string;
  ruleVersion: number;
  bottomLine: BottomLine;
  reason: string;
  params: MeasureParams;
  /** A snapshot as it was stored; fixtures and later formats may lack parts of it. */
  snapshot: Partial<Snapshot>;
  caseNumber: string;
  foundBy: FoundBy;
  hits: { category: string; text: string; reasonDetail: "term" | "category" }[] | null;
  byOfficer: boolean;
  creditPoints: number;
}

function briefColumns(scope: ReadScope): SQL {
  return sql`m.id, m.number, m.kind, m.starts_at as "startsAt", m.ends_at as "endsAt", m.imposed_at as "imposedAt",
    ${inForceAt("m", scope.now)} as "isInForce", e.how as "endHow", e.reason as "endReason", e.at as "endAt", a.state as "appealState"`;
}

const joined = sql`left join ${measureEnd} e on e.measure_id = m.id left join ${appeal} a on a.measure_id = m.id`;

/** The viewer's own measures, newest first. */
export function listOwnMeasures(scope: ReadScope, most: number): Promise<MeasureRow[]> {
  return scope.rows(sql`
    select ${briefColumns(scope)} from ${ownMeasures(scope)} m ${joined} order by m.imposed_at desc, m.id desc ${atMost(most)}`);
}

/** Measures for staff who read them, the latest first. */
export function listMeasures(
  scope: ReadScope,
  { inForce, before }: { inForce: boolean; before: MeasureId | null },
  most: number,
): Promise<(MeasureRow & { accountId: AccountId })[]> {
  return scope.rows(sql`
    select ${briefColumns(scope)}, m.account_id as "accountId" from ${readableMeasures(scope)} m ${joined}
    where ${inForceAt("m", scope.now)} = ${inForce} and (${before}::uuid is null or m.id < ${before}::uuid)
    order by m.id desc ${atMost(most)}`);
}

/** One measure that the viewer may read, with its statement; null where it is not there or not theirs to read. */
export async function findStatement(scope: ReadScope, id: MeasureId): Promise<StatementRow | null> {
  const [row] = await scope.rows<StatementRow>(sql`
    select ${briefColumns(scope)}, m.principal_id as "principalId", m.subject_kind as "subjectKind", m.subject_id as "subjectId",
      m.rule_id as "ruleId", m.rule_version as "ruleVersion", m.bottom_line as "bottomLine", m.reason, m.params, m.snapshot,
      c.number as "caseNumber", c.source as "foundBy",
      (select d.judgement->'hits' from ${reviewDecision} d where d.subject_id = c.subject_id order by d.id desc limit 1) as hits,
      exists (select from ${staffPost} h where h.account_id = m.handler_id and h.post = 'officer') as "byOfficer",
      coalesce((select ce.points from ${creditEntry} ce
        where ce.principal_id = m.principal_id and ce.measure_id = m.id::text and ce.reason = 'measure.imposed'), 0) as "creditPoints"
    from ${readableMeasures(scope)} m join ${moderationCase} c on c.id = m.case_id ${joined}
    where m.id = ${id}::uuid`);
  return row ?? null;
}

export interface MeasureTarget {
  id: MeasureId;
  kind: MeasureKind;
  accountId: AccountId;
  principalId: PrincipalId;
  handlerId: AccountId;
  imposedAt: Date;
  isOwn: boolean;
}

/** One measure as gates see it. */
export async function findMeasure(scope: ReadScope, id: string): Promise<MeasureTarget | null> {
  const [row] = await scope.rows<MeasureTarget>(sql`
    select m.id, m.kind, m.account_id as "accountId", m.principal_id as "principalId", m.handler_id as "handlerId", m.imposed_at as "imposedAt",
      m.is_own as "isOwn"
    from ${readableMeasures(scope)} m where m.id = ${id}::uuid`);
  return row ?? null;
}

/** True for staff who read every measure. */
export async function readsMeasures(scope: ReadScope): Promise<boolean> {
  const [row] = await scope.rows<{ reads: boolean }>(sql`select ${holdsPost(scope, measureReaders)} as reads`);
  return row?.reads ?? false;
}

/** Other measures of a principal, for whoever decides an appeal. */
export function measuresOf(scope: ReadScope, principalId: PrincipalId, except: MeasureId): Promise<MeasureRow[]> {
  return scope.rows(sql`
    select ${briefColumns(scope)} from ${readableMeasures(scope)} m ${joined}
    where m.principal_id = ${principalId}::uuid and m.id <> ${except}::uuid order by m.imposed_at desc limit 20`);
}

/** Points and level as they stand. */
export async function readCredit(
  through: Rows,
  principalId: PrincipalId,
): Promise<{ points: number; level: number } | null> {
  const [row] = await through.rows<{ points: number; level: number }>(sql`
    select p.credit_points as points, p.credit_level as level from ${principal} p where p.id = ${principalId}::uuid`);
  return row ?? null;
}
