// The relations that this domain's queries may select from.
import { type SQL, sql } from "drizzle-orm";
import { creditEntry, principal, staffPost } from "@/db/schema/trust/standing";
import type { AccountId } from "@/server/shared/ids";
import { principalBehind } from "@/server/trust/standing/principals";

/** Points and level of the person behind this account. */
export function creditOf(viewerId: AccountId): SQL {
  return sql`(select p.credit_points, p.credit_level from ${principal} p where p.id = ${principalBehind(viewerId)})`;
}

/** The ledger of that person. Of the handler it has the post alone, never who it was. */
export function entriesOf(viewerId: AccountId): SQL {
  return sql`(select e.seq, e.at, e.reason, e.points, e.rule, e.account_id, e.measure_id, case when e.handler_id is not null then coalesce(
      (select s.post from ${staffPost} s where s.account_id = e.handler_id and s.post in ('officer', 'appeals', 'reviewer')
        order by array_position(array['officer', 'appeals', 'reviewer'], s.post) limit 1), 'officer') end as handler
    from ${creditEntry} e where e.principal_id = ${principalBehind(viewerId)})`;
}
