// What patrol walks over, and what the desk reads of it.
import { type SQL, sql } from "drizzle-orm";
import { event } from "@/db/schema/core";
import { moderationCase, patrolRun } from "@/db/schema/moderation";
import { measure } from "@/db/schema/trust/measures";
import { reviewDecision } from "@/db/schema/trust/review";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { ContentKind } from "@/server/shared/subject";
import { type PatrolRunId, patrolSampled } from "../contract/patrol";

/** Walks that are not at their end, the oldest first. */
export async function openRuns(rows: Rows, limit: number): Promise<PatrolRunId[]> {
  const found = await rows.rows<{ id: PatrolRunId }>(sql`
    select r.id from ${patrolRun} r where r.ended_at is null order by r.id ${atMost(limit)}`);
  return found.map(({ id }) => id);
}

export interface ReviewedContent {
  reviewId: string;
  kind: ContentKind;
  id: string;
  rootId: string;
}

/** What was reviewed before `before`, newest first. Every content was reviewed when it came; of one that was reviewed several times the walk meets each. */
export function reviewedBefore(rows: Rows, before: string | null, limit: number): Promise<ReviewedContent[]> {
  return rows.rows<ReviewedContent>(sql`
    select d.id as "reviewId", d.subject_kind as kind, d.subject_id as id, coalesce(d.root_id, d.subject_id) as "rootId" from ${reviewDecision} d
    where d.subject_id is not null and d.subject_kind in ('post', 'comment', 'account') and (${before}::uuid is null or d.id < ${before}::uuid)
    order by d.id desc ${atMost(limit)}`);
}

/** The walks, for the desk. */
export function patrolRuns(): SQL {
  return sql`(select r.* from ${patrolRun} r)`;
}

/** The samples taken, from the record. */
export const samplesTaken: SQL = sql`(select e.id, e.at, e.payload from ${event} e where e.kind = ${patrolSampled.kind})`;

/** True where this day's sample was taken. */
export async function wasSampled(rows: Rows, day: Date): Promise<boolean> {
  const found = await rows.rows(
    sql`select 1 from ${samplesTaken} s where s.payload->>'day' = ${day.toISOString()} limit 1`,
  );
  return found.length > 0;
}

/** How many cases that patrol opened wait. */
export const waitingPatrol: SQL = sql`(select count(*)::int from ${moderationCase} c where c.source = 'patrol' and c.state <> 'decided')`;

/** Who found it, as an expression over a case's source. */
const discovery = sql`case when c.source in ('held', 'cluster') then 'machine' when c.source = 'appeal' then 'report' else c.source end`;

/** What was found in which way since an instant, and how soon somebody acted: one row per way that occurred. */
export function discoveriesSince(scope: Pick<ReadScope, "now">, since: Date): SQL {
  const median = (of: SQL) =>
    sql`round((percentile_cont(0.5) within group (order by extract(epoch from ${of})) filter (where m.at is not null) / 3600)::numeric, 1)::float8`;
  return sql`(
    select ${discovery} as by, count(*)::int as cases, count(m.at)::int as acted, ${median(sql`m.at - c.opened_at`)} as "hoursFromFinding",
      ${median(sql`m.at - m.published`)} as "hoursFromPublishing"
    from ${moderationCase} c
    left join lateral (select min(x.imposed_at) as at, min((x.snapshot->>'createdAt')::timestamptz) as published from ${measure} x where x.case_id = c.id) m on true
    where c.opened_at >= ${since}::timestamptz and c.opened_at <= ${scope.now}::timestamptz group by 1)`;
}
