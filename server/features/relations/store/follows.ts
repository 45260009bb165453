// SQL that writes follows and blocks. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { block, follow } from "@/db/schema/relations";
import { readScope } from "@/server/core/read-scope";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import { countFollow, endFollows, endListings, lockAccounts } from "@/server/trust/counters";
import { visibleAccounts } from "@/server/trust/visibility/contents";

/** Begins to follow; false where it was so already or a block stands between the two. Follows and blocks of two accounts take turns, so no follow outlives a block. */
export async function insertFollow(tx: WriteTx, follower: AccountId, followee: AccountId): Promise<boolean> {
  await lockAccounts(tx, [follower, followee]);
  const rows = await tx.rows(sql`
    insert into ${follow} (follower_id, followee_id, created_at)
    select ${follower}::uuid, ${followee}::uuid, ${tx.now}::timestamptz
    where not exists (select from ${block} b where b.blocker_id = ${follower}::uuid and b.blocked_id = ${followee}::uuid)
      and exists (select from ${visibleAccounts(readScope(follower, tx.now, tx))} v where v.id = ${followee}::uuid)
    on conflict do nothing returning 1`);
  if (rows.length > 0) await countFollow(tx, follower, followee);
  return rows.length > 0;
}

/** Ceases to follow; false where it was not so. */
export async function deleteFollow(tx: WriteTx, follower: AccountId, followee: AccountId): Promise<boolean> {
  return (await endFollows(tx, follower, followee, false)) > 0;
}

/** Blocks, and ends the follows of both and their places in each other's lists; false where the block stood already. The blocked person's open pages look again. */
export async function insertBlock(tx: WriteTx, blocker: AccountId, blocked: AccountId): Promise<boolean> {
  await lockAccounts(tx, [blocker, blocked]);
  const rows = await tx.rows(sql`
    insert into ${block} (blocker_id, blocked_id, created_at) values (${blocker}::uuid, ${blocked}::uuid, ${tx.now}::timestamptz)
    on conflict do nothing returning ${signalSent({ audience: `account:${blocked}`, type: "changed" })}`);
  if (rows.length === 0) return false;
  await endFollows(tx, blocker, blocked, true);
  await endListings(tx, blocker, [blocked]);
  return true;
}

/** Lifts a block; false where there was none. Follows do not come back. */
export async function deleteBlock(tx: WriteTx, blocker: AccountId, blocked: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    delete from ${block} where blocker_id = ${blocker}::uuid and blocked_id = ${blocked}::uuid returning 1`);
  return rows.length > 0;
}
