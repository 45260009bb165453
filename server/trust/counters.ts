// Numbers that stand beside accounts and posts. They move with what they count, in its transaction; domains move them here and nowhere else.
import { sql } from "drizzle-orm";
import { accountStats } from "@/db/schema/accounts";
import { comment } from "@/db/schema/comments";
import { post, postStats } from "@/db/schema/microblog";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, CommentId, PostId } from "@/server/shared/ids";

/**
 * The post came into its author's number of posts (1) or went out of it (-1); one that its author deleted counts no more, whatever its state becomes. As it comes,
 * the open pages of followers are told that something arrived, and not what.
 */
export async function countPost(tx: WriteTx, postId: PostId, by: 1 | -1): Promise<void> {
  const told =
    by === 1
      ? sql`pg_notify('live', json_build_object('audience', 'author:' || p.author_id, 'type', 'arrived')::text)`
      : sql`1`;
  await tx.rows(sql`
    update ${accountStats} s set posts = s.posts + ${by}::int from ${post} p
    where p.id = ${postId}::uuid and p.deleted_at is null and s.account_id = p.author_id returning ${told}`);
}

/** The comment came into its post's number of comments (1) or went out of it (-1); one that its author deleted counts no more. */
export async function countComment(tx: WriteTx, postId: PostId, commentId: CommentId, by: 1 | -1): Promise<void> {
  await tx.rows(sql`
    update ${postStats} s set comments = s.comments + ${by}::int from ${comment} c
    where c.root_id = ${postId}::uuid and c.id = ${commentId}::uuid and c.deleted_at is null and s.root_id = c.root_id`);
}

/** The first account began (1) or ceased (-1) to follow the second. */
export async function countFollow(tx: WriteTx, follower: AccountId, followee: AccountId, by: 1 | -1): Promise<void> {
  await tx.rows(sql`
    update ${accountStats} set
      following = following + case when account_id = ${follower}::uuid then ${by}::int else 0 end,
      followers = followers + case when account_id = ${followee}::uuid then ${by}::int else 0 end
    where account_id = any(${sql.param([follower, followee])}::uuid[])`);
}

/** Makes whatever changes between these two accounts take turns: their numbers are locked, in one order, until the transaction ends. */
export async function lockBetween(tx: WriteTx, one: AccountId, other: AccountId): Promise<void> {
  await tx.rows(sql`
    select 1 from ${accountStats} where account_id = any(${sql.param([one, other])}::uuid[]) order by account_id for no key update`);
}
