// The relations that this domain's queries may select from.
import { type SQL, sql } from "drizzle-orm";
import { contactSetting } from "@/db/schema/protection";
import type { ReadScope } from "@/server/core/read-scope";

/** The viewer's own row; none where nothing was ever set. */
export function ownContacts(scope: ReadScope): SQL {
  return sql`(select c.replies, c.mentions, c.quotes, c.messages, c.min_age_days, c.protected_until, c.offered_at
    from ${contactSetting} c where c.account_id = ${scope.viewerId}::uuid)`;
}
