// What an account that is erased leaves in the numbers of others: it is counted out of what it liked, whom it followed and whose lists it is in, as if it had taken each back.
import { sql } from "drizzle-orm";
import { accountStats } from "@/db/schema/accounts";
import { circleMember } from "@/db/schema/circles";
import { comment, commentLike } from "@/db/schema/comments";
import { accountList, accountListMember } from "@/db/schema/lists";
import { postLike, postStats } from "@/db/schema/microblog";
import { block, follow } from "@/db/schema/relations";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";

/** Ends likes, follows both ways, blocks both ways and places in lists and circles, and counts them out. May run twice. */
export async function sayFarewell(tx: WriteTx, accountId: AccountId): Promise<void> {
  await tx.rows(sql`
    with liked as (delete from ${postLike} where account_id = ${accountId}::uuid returning root_id),
    posts as (update ${postStats} s set likes = s.likes - 1 from liked g where s.root_id = g.root_id),
    praised as (delete from ${commentLike} where account_id = ${accountId}::uuid returning root_id, comment_id),
    comments as (update ${comment} c set likes = c.likes - 1 from praised g where c.root_id = g.root_id and c.id = g.comment_id),
    listed as (delete from ${accountListMember} where account_id = ${accountId}::uuid returning root_id),
    lists as (update ${accountList} l set members = l.members - 1 from listed g where l.id = g.root_id),
    circled as (delete from ${circleMember} where account_id = ${accountId}::uuid),
    unblocked as (delete from ${block} where blocked_id = ${accountId}::uuid),
    gone as (
      delete from ${follow} where follower_id = ${accountId}::uuid or followee_id = ${accountId}::uuid returning follower_id, followee_id
    )
    update ${accountStats} s set
      following = s.following - (select count(*) from gone g where g.follower_id = s.account_id),
      followers = s.followers - (select count(*) from gone g where g.followee_id = s.account_id)
    where s.account_id in (select g.follower_id from gone g union select g.followee_id from gone g)
    returning pg_notify('live', json_build_object('audience', 'following:' || s.account_id, 'type', 'changed')::text)`);
}
