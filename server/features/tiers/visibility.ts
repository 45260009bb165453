// The relations that this domain's queries may select from.
import { type SQL, sql } from "drizzle-orm";
import { event } from "@/db/schema/core";
import type { AccountId } from "@/server/shared/ids";
import { keptTier, thisAccount, tierChanged, tierInputs } from "@/server/trust/standing/tiers";

/** What one's own class and level follow from at this moment, with those in force: as last computed, null before that. */
export function ownTier(viewerId: AccountId, now: Date): SQL {
  return sql`(select i.inputs, ${keptTier(sql`i.account_id`)} as kept
    from ${tierInputs(thisAccount(viewerId), now)} i)`;
}

/** The changes of one's own class and level. */
export function ownHistory(viewerId: AccountId): SQL {
  return sql`(select e.id, e.at, e.payload from ${event} e where e.subject_id = ${viewerId} and e.subject_kind = 'account' and e.kind = ${tierChanged.kind})`;
}
