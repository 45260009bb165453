// The public figures: saved queries over the records of all domains, like the evidence, and like it they read and nothing else.
import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/server/core/database";
import { discoveries } from "@/server/shared/case-sources";
import { type MeasureKind, measureKinds } from "@/server/shared/measure-kinds";
import { addDays } from "@/server/shared/time";
import type { TransparencyView } from "./contract";

type Discovery = TransparencyView["discoveries"][number];
const notFound = { cases: 0, acted: 0, hoursFromFinding: null, hoursFromPublishing: null };

/** Hours from one column to another, the middle of all that ended; two digits. */
const medianHours = (from: string, to: string, counted: SQL): SQL =>
  sql`round((percentile_cont(0.5) within group (order by extract(epoch from ${sql.raw(to)} - ${sql.raw(from)})) filter (where ${counted}) / 3600)::numeric, 1)::float8`;

/** Counts what arrived, was decided and ended in the `days` before `now`, and what is open or overdue at `now`. Six statements. */
export async function readTransparency(through: Rows, days: number, now: Date): Promise<TransparencyView> {
  const at = sql`${now}::timestamptz`;
  const from = addDays(now, -days);
  const since = sql`${from}::timestamptz`;
  const [reports, cases, appeals, imposed, authority, found] = await Promise.all([
    one<TransparencyView["reports"]>(
      through,
      sql`
      select count(*) filter (where r.accepted_at >= ${since})::int as received,
        count(*) filter (where r.accepted_at >= ${since} and r.reporter_id is null)::int as "withoutAccount",
        count(*) filter (where r.fed_back_at >= ${since})::int as "fedBack",
        count(*) filter (where r.fed_back_at >= ${since} and r.outcome = 'upheld')::int as upheld,
        count(*) filter (where r.fed_back_at >= ${since} and r.fed_back_at > r.due_at)::int as late,
        ${medianHours("r.accepted_at", "r.fed_back_at", sql`r.fed_back_at >= ${since}`)} as "medianHours",
        count(*) filter (where r.state <> 'fed-back')::int as "openNow",
        count(*) filter (where r.state <> 'fed-back' and r.due_at < ${at})::int as "overdueNow"
      from report r`,
    ),
    one<TransparencyView["cases"]>(
      through,
      sql`
      select count(*) filter (where c.decided_at >= ${since})::int as decided,
        ${medianHours("c.opened_at", "c.decided_at", sql`c.decided_at >= ${since}`)} as "medianHours",
        count(*) filter (where c.state <> 'decided')::int as "openNow"
      from moderation_case c`,
    ),
    one<TransparencyView["appeals"]>(
      through,
      sql`
      select count(*) filter (where a.opened_at >= ${since})::int as received,
        count(*) filter (where a.decided_at >= ${since})::int as decided,
        count(*) filter (where a.decided_at >= ${since} and a.state = 'upheld')::int as overturned,
        ${medianHours("a.opened_at", "a.decided_at", sql`a.decided_at >= ${since}`)} as "medianHours",
        count(*) filter (where a.state = 'open')::int as "openNow",
        count(*) filter (where a.state = 'open' and a.due_at < ${at})::int as "overdueNow"
      from appeal a`,
    ),
    through.rows<{ kind: MeasureKind; imposed: number; ended: number }>(sql`
      select m.kind, count(*) filter (where m.imposed_at >= ${since})::int as imposed,
        count(*) filter (where e.at >= ${since})::int as ended
      from measure m left join measure_end e on e.measure_id = m.id group by m.kind`),
    one<TransparencyView["authority"] & TransparencyView["review"]>(
      through,
      sql`
      select
        (select count(*)::int from report_item i where i.due_at >= ${since} and i.due_at < ${at}) as due,
        (select count(*)::int from report_item_step s where s.step = 'sent' and s.at >= ${since}) as sent,
        (select count(*)::int from report_item i where i.due_at < ${at} and not exists (
          select from report_item_step s where s.item_id = i.id and s.step = 'sent')) as "overdueNow",
        (select count(*)::int from event e where e.kind = 'content.blocked' and e.at >= ${since}) as refused,
        (select count(*)::int from event e where e.kind = 'content.reviewed' and e.at >= ${since}) as held`,
    ),
    through.rows<Discovery>(sql`
      select case when c.source in ('held', 'cluster') then 'machine' when c.source = 'appeal' then 'report' else c.source end as by,
        count(*)::int as cases, count(m.at)::int as acted, ${medianHours("c.opened_at", "m.at", sql`m.at is not null`)} as "hoursFromFinding",
        ${medianHours("m.published", "m.at", sql`m.at is not null`)} as "hoursFromPublishing"
      from moderation_case c
      left join lateral (
        select min(x.imposed_at) as at, min((x.snapshot->>'createdAt')::timestamptz) as published from measure x where x.case_id = c.id) m on true
      where c.opened_at >= ${since} group by 1`),
  ]);
  const { refused, held, ...items } = authority;
  const byKind = new Map(imposed.map((row) => [row.kind, row]));
  return {
    from: from.toISOString(),
    countedAt: now.toISOString(),
    reports,
    cases,
    appeals,
    measures: measureKinds.map((kind) => byKind.get(kind) ?? { kind, imposed: 0, ended: 0 }),
    discoveries: discoveries.map((by) => found.find((row) => row.by === by) ?? { by, ...notFound }),
    review: { refused, held },
    authority: items,
  };
}

/** The row of a query that always answers exactly one. */
async function one<T extends object>(through: Rows, query: SQL): Promise<T> {
  const [row] = await through.rows<T>(query);
  if (!row) throw new Error("A count answered no row.");
  return row;
}
