// SQL that writes bookmarks. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { bookmark } from "@/db/schema/bookmarks";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, newId, type PostId } from "@/server/shared/ids";

/** Keeps a post once; false when it was kept already. */
export async function insertBookmark(tx: WriteTx, by: AccountId, postId: PostId): Promise<boolean> {
  const rows = await tx.rows(sql`
    insert into ${bookmark} (id, account_id, root_id, created_at) values (${newId()}::uuid, ${by}::uuid, ${postId}::uuid, ${tx.now}::timestamptz)
    on conflict do nothing returning 1`);
  return rows.length > 0;
}

/** Lets go of a post; false when it was not kept. */
export async function deleteBookmark(tx: WriteTx, by: AccountId, postId: PostId): Promise<boolean> {
  const rows = await tx.rows(sql`
    delete from ${bookmark} where account_id = ${by}::uuid and root_id = ${postId}::uuid returning 1`);
  return rows.length > 0;
}
