// Who holds a post of the staff now.
import { sql } from "drizzle-orm";
import { staffPost } from "@/db/schema/trust/standing";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import type { StaffPost } from "@/server/shared/staff";

/** Accounts that hold one of these posts at this moment, each once. */
export async function staffHolding(tx: WriteTx, posts: readonly StaffPost[]): Promise<AccountId[]> {
  const rows = await tx.rows<{ id: AccountId }>(sql`
    select distinct account_id as id from ${staffPost}
    where post = any(${sql.param([...posts])}::text[]) and since <= ${tx.now}::timestamptz and (until is null or until > ${tx.now}::timestamptz)`);
  return rows.map(({ id }) => id);
}
