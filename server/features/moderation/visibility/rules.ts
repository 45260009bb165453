// What may be read of rules: everything by officers, what was ever in force by everyone, without what finds.
import { type SQL, sql } from "drizzle-orm";
import { decision, moderationCase } from "@/db/schema/moderation";
import { reviewDecision, reviewRule } from "@/db/schema/trust/review";
import { principal } from "@/db/schema/trust/standing";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { ContentKind } from "@/server/shared/subject";
import { accountNames } from "@/server/trust/authors/brief";
import type { Outcome } from "@/server/trust/review/rules";

/** All versions, for officers. */
export function allVersions(): SQL {
  return sql`(select v.* from ${reviewRule} v)`;
}

/** Versions that are or were in force, without terms, patterns or hosts. */
export function publicVersions(): SQL {
  return sql`(select v.id, v.version, v.rule->'title' as title, v.rule->>'category' as category, v.rule->>'class' as class,
      v.rule->>'bottomLine' as "bottomLine", v.rule->>'action' as action, coalesce(v.switched_on_at, v.written_at) as since, v.retired_at as until
    from ${reviewRule} v where v.state = 'on' or v.switched_on_at is not null)`;
}

export interface ReviewedItem {
  /** The review that is the item's place in the replay. */
  reviewId: string;
  kind: ContentKind;
  id: string;
  /** What a person decided of it, where one did. */
  decided: Outcome | null;
  /** The author's now; null where the review names none. */
  creditLevel: number | null;
}

const stored = (from: Date) =>
  sql`(select d.id, d.subject_kind, d.subject_id from ${reviewDecision} d where d.subject_id is not null and d.at >= ${from}::timestamptz)`;

/** The newest `most` reviews of content since `from`: the oldest and newest of them, and how many. */
export async function replayWindow(
  through: Rows,
  from: Date,
  most: number,
): Promise<{ first: string; last: string; total: number } | null> {
  const [row] = await through.rows<{ first: string | null; last: string | null; total: number }>(sql`
    select min(w.id::text) as first, max(w.id::text) as last, count(*)::int as total
    from (select d.id from ${stored(from)} d order by d.id desc ${atMost(most)}) w`);
  return row?.first && row.last ? { first: row.first, last: row.last, total: row.total } : null;
}

/** The next reviews in order, from the one after `after` (or the window's first) up to its last. */
export function reviewedItems(
  through: Rows,
  window: { first: string; last: string; after: string | null },
  limit: number,
): Promise<ReviewedItem[]> {
  const start = window.after ? sql`d.id > ${window.after}::uuid` : sql`d.id >= ${window.first}::uuid`;
  return through.rows<ReviewedItem>(sql`
    select d.id as "reviewId", d.subject_kind as kind, d.subject_id as id,
      (select case when x.outcome in ('approve', 'dismiss') then 'pass' else 'block' end
       from ${moderationCase} c join ${decision} x on x.case_id = c.id
       where c.subject_id = d.subject_id and x.outcome <> 'escalate' order by x.id desc limit 1) as decided,
      p.credit_level as "creditLevel"
    from ${reviewDecision} d left join ${accountNames} a on a.id = d.account_id left join ${principal} p on p.id = a.principal_id
    where d.subject_id is not null and ${start} and d.id <= ${window.last}::uuid
    order by d.id ${atMost(limit)}`);
}
