// The relations that this domain's queries may select from, each already cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { block, follow } from "@/db/schema/relations";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId } from "@/server/shared/ids";
import { visibleAccounts } from "@/server/trust/visibility/contents";

/** Visible accounts that follow this one (`side` followers) or that it follows (`side` following). */
export function relatedAccounts(scope: ReadScope, side: "followers" | "following", of: AccountId): SQL {
  const [one, other] =
    side === "followers" ? [sql`f.followee_id`, sql`f.follower_id`] : [sql`f.follower_id`, sql`f.followee_id`];
  return sql`(select v.* from ${follow} f join ${visibleAccounts(scope)} v on v.id = ${other} where ${one} = ${of}::uuid)`;
}

/** Accounts that the viewer blocks. */
export function blockedAccounts(scope: ReadScope): SQL {
  return sql`(select v.* from ${block} b join ${visibleAccounts(scope)} v on v.id = b.blocked_id where b.blocker_id = ${scope.viewerId}::uuid)`;
}

/** Columns that say how the viewer and the account in this column stand to each other. */
export function relationColumns(scope: ReadScope, accountId: SQL): SQL {
  if (!scope.viewerId) return sql`false as "isMe", false as "isFollowing", false as "followsMe", false as "isBlocked"`;
  const viewer = sql`${scope.viewerId}::uuid`;
  return sql`${accountId} = ${viewer} as "isMe",
    exists (select from ${follow} rf where rf.follower_id = ${viewer} and rf.followee_id = ${accountId}) as "isFollowing",
    exists (select from ${follow} rg where rg.follower_id = ${accountId} and rg.followee_id = ${viewer}) as "followsMe",
    exists (select from ${block} rb where rb.blocker_id = ${viewer} and rb.blocked_id = ${accountId}) as "isBlocked"`;
}
