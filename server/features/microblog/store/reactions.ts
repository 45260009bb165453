// SQL of likes, and of whose repost is which. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { postLike, postRepost, postStats } from "@/db/schema/microblog";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, PostId } from "@/server/shared/ids";

/** Likes once; false when the like stood already. */
export async function insertLike(tx: WriteTx, id: PostId, by: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    with liked as (
      insert into ${postLike} (root_id, account_id, created_at) values (${id}::uuid, ${by}::uuid, ${tx.now}::timestamptz)
      on conflict do nothing returning 1
    )
    update ${postStats} set likes = likes + 1 where root_id = ${id}::uuid and exists (select from liked) returning 1`);
  return rows.length > 0;
}

/** Takes the like back; false when there was none. */
export async function deleteLike(tx: WriteTx, id: PostId, by: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    with unliked as (
      delete from ${postLike} where root_id = ${id}::uuid and account_id = ${by}::uuid returning 1
    )
    update ${postStats} set likes = likes - 1 where root_id = ${id}::uuid and exists (select from unliked) returning 1`);
  return rows.length > 0;
}

/** The account's repost of this post; null where there is none. */
export async function findRepost(tx: WriteTx, id: PostId, by: AccountId): Promise<PostId | null> {
  const [row] = await tx.rows<{ id: PostId }>(sql`
    select repost_id as id from ${postRepost} where root_id = ${id}::uuid and account_id = ${by}::uuid`);
  return row?.id ?? null;
}
