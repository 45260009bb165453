// How points come back: a month without an entry that takes any.
import { sql } from "drizzle-orm";
import { creditEntry, principal } from "@/db/schema/trust/standing";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { WriteTx } from "@/server/core/write-tx";
import type { PrincipalId } from "@/server/shared/ids";
import { addMonths } from "@/server/shared/time";
import { appendCredit, type CreditState, mostPoints, startingPoints } from "@/server/trust/standing/credit";

/** The rule as ledger entries and the public table name it. */
export const recoveryRule = "recovery.clean-month";
/** Points for one clean calendar month: below the points one starts with, and from there up to the most one can have. */
export const recoveryPoints = { below: 5, above: 2 } as const;

/** Pure: what a clean month gives to somebody with so many points. */
export function recoveryOf(points: number): number {
  const gain = points < startingPoints ? recoveryPoints.below : recoveryPoints.above;
  return Math.min(gain, mostPoints - points);
}

/** Verified principals without any entry for a calendar month, who have points to gain. Those whose last entry is older come first. */
export async function dueForRecovery(rows: Rows, now: Date, limit: number): Promise<PrincipalId[]> {
  const found = await rows.rows<{ id: PrincipalId }>(sql`
    select p.id from ${principal} p
    left join lateral (select e.at from ${creditEntry} e where e.principal_id = p.id order by e.seq desc limit 1) last on true
    where p.identity_state = 'passed' and p.credit_points < ${mostPoints}::int
      and coalesce(last.at, p.created_at) <= ${addMonths(now, -1)}::timestamptz
    order by coalesce(last.at, p.created_at) ${atMost(limit)}`);
  return found.map(({ id }) => id);
}

/** Gives a clean month's points; null, and nothing is written, where the month is not over or there is nothing to gain. May run twice. */
export async function recover(tx: WriteTx, principalId: PrincipalId): Promise<CreditState | null> {
  const [row] = await tx.rows<{ points: number; since: Date }>(sql`
    select p.credit_points as points, coalesce(
      (select max(e.at) from ${creditEntry} e where e.principal_id = p.id), p.created_at) as since
    from ${principal} p where p.id = ${principalId}::uuid for no key update`);
  if (!row || row.since > addMonths(tx.now, -1)) return null;
  const points = recoveryOf(row.points);
  if (points <= 0) return null;
  return appendCredit(tx, { principalId, accountId: null, reason: "recovery", points, rule: recoveryRule });
}
