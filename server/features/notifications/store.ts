// SQL that writes notices of the reader's own. New ones are written by server/trust/notify.ts.
import { sql } from "drizzle-orm";
import { notification } from "@/db/schema/notifications";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import type { NotificationId } from "./contract";

/** Marks everything up to this notice as read; the number that was not. */
export async function markRead(tx: WriteTx, accountId: AccountId, upTo: NotificationId): Promise<number> {
  const rows = await tx.rows(sql`
    update ${notification} set read_at = ${tx.now}::timestamptz
    where account_id = ${accountId}::uuid and id <= ${upTo}::uuid and read_at is null returning 1`);
  return rows.length;
}
