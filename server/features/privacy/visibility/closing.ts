// What one's own closing and settings are read from.
import { type SQL, sql } from "drizzle-orm";
import { accountClosing } from "@/db/schema/privacy";
import type { AccountId } from "@/server/shared/ids";

/** The closing of one's own account that stands, if any. */
export function ownClosing(viewerId: AccountId): SQL {
  return sql`(select c.requested_at, c.due_at from ${accountClosing} c where c.account_id = ${viewerId}::uuid and c.undone_at is null and c.erased_at is null)`;
}
