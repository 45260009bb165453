// Numbers that stand beside accounts and posts. They move with what they count, in its transaction; domains move them here and nowhere else.
import { type SQL, sql } from "drizzle-orm";
import { accountStats } from "@/db/schema/accounts";
import { comment } from "@/db/schema/comments";
import { accountList, accountListMember } from "@/db/schema/lists";
import { post, postStats } from "@/db/schema/microblog";
import { follow } from "@/db/schema/relations";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, CommentId, PostId } from "@/server/shared/ids";

/**
 * The statements by which a post comes into its author's number of posts and into the number of reposts of what it reposts or quotes (1) or goes out of them (-1); one that
 * its author deleted counts no more, whatever its state becomes. As it comes, the open pages of followers, and where everybody may see it those of everybody who waits for new
 * posts, are told that something arrived, and not what.
 */
export function postCounted(postId: PostId, by: 1 | -1): SQL[] {
  const told =
    by === 1
      ? sql`case when p.audience <> 'self' then pg_notify('live', json_build_object('audience', 'author:' || p.author_id, 'type', 'arrived')::text) end,
          case when p.audience = 'public' then pg_notify('live', json_build_object('audience', 'newest', 'type', 'arrived', 'ids', json_build_array(p.author_id))::text) end`
      : sql`1`;
  const standing = sql`p.id = ${postId}::uuid and p.deleted_at is null`;
  return [
    sql`update ${accountStats} s set posts = s.posts + ${by}::int from ${post} p where ${standing} and s.account_id = p.author_id returning ${told}`,
    sql`update ${postStats} s set reposts = s.reposts + ${by}::int from ${post} p
        where ${standing} and p.source_id is not null and s.root_id in (p.source_id, p.via_id) returning 1`,
  ];
}

/**
 * The statements by which a comment comes into its post's number of comments and its thread's number of replies (1) or goes out of them (-1); one that its author deleted
 * counts no more.
 */
export function commentCounted(postId: PostId, commentId: CommentId, by: 1 | -1): SQL[] {
  const standing = sql`c.root_id = ${postId}::uuid and c.id = ${commentId}::uuid and c.deleted_at is null`;
  return [
    sql`update ${postStats} s set comments = s.comments + ${by}::int from ${comment} c where ${standing} and s.root_id = c.root_id returning 1`,
    sql`update ${comment} o set replies = o.replies + ${by}::int from ${comment} c
        where ${standing} and o.root_id = c.root_id and o.id = c.parent_id returning 1`,
  ];
}

/** The first account began to follow the second. The follower's open streams lease other authors from now on. */
export async function countFollow(tx: WriteTx, follower: AccountId, followee: AccountId): Promise<void> {
  await tx.rows(sql`
    update ${accountStats} set
      following = following + case when account_id = ${follower}::uuid then 1 else 0 end,
      followers = followers + case when account_id = ${followee}::uuid then 1 else 0 end
    where account_id = any(${sql.param([follower, followee])}::uuid[])
    returning ${signalSent({ audience: `following:${follower}`, type: "changed" })}`);
}

/** Ends the follow of the first account to the second, or with `both` the ways back and forth, and counts them out; how many ended. */
export async function endFollows(tx: WriteTx, one: AccountId, other: AccountId, both: boolean): Promise<number> {
  const [row] = await tx.rows<{ ended: number }>(sql`
    with ended as (
      delete from ${follow} where (follower_id = ${one}::uuid and followee_id = ${other}::uuid)
        or (${both} and follower_id = ${other}::uuid and followee_id = ${one}::uuid) returning follower_id, followee_id
    ), counted as (
      update ${accountStats} s set
        following = s.following - (select count(*) from ended e where e.follower_id = s.account_id),
        followers = s.followers - (select count(*) from ended e where e.followee_id = s.account_id)
      where s.account_id = any(${sql.param([one, other])}::uuid[]) and exists (select from ended)
      returning pg_notify('live', json_build_object('audience', 'following:' || s.account_id, 'type', 'changed')::text)
    )
    select (select count(*)::int from ended) as ended, (select count(*) from counted) as counted`);
  return row?.ended ?? 0;
}

/** Ends every follow between one account and these others, either way, and counts them out. */
export async function endFollowsWith(tx: WriteTx, one: AccountId, others: readonly AccountId[]): Promise<void> {
  const list = sql`${sql.param([...others])}::uuid[]`;
  await tx.rows(sql`
    with ended as (
      delete from ${follow} where (follower_id = ${one}::uuid and followee_id = any(${list}))
        or (followee_id = ${one}::uuid and follower_id = any(${list})) returning follower_id, followee_id
    )
    update ${accountStats} s set
      following = s.following - (select count(*) from ended e where e.follower_id = s.account_id),
      followers = s.followers - (select count(*) from ended e where e.followee_id = s.account_id)
    where s.account_id in (select e.follower_id from ended e union select e.followee_id from ended e)
    returning pg_notify('live', json_build_object('audience', 'following:' || s.account_id, 'type', 'changed')::text)`);
}

/** Takes one account and these others out of each other's lists, and counts them out: whoever is blocked could neither see such a list nor leave it. */
export async function endListings(tx: WriteTx, one: AccountId, others: readonly AccountId[]): Promise<void> {
  const list = sql`${sql.param([...others])}::uuid[]`;
  await tx.rows(sql`
    with ended as (
      delete from ${accountListMember} m using ${accountList} l where l.id = m.root_id
        and ((l.author_id = ${one}::uuid and m.account_id = any(${list})) or (l.author_id = any(${list}) and m.account_id = ${one}::uuid))
      returning m.root_id
    )
    update ${accountList} l set members = l.members - g.gone from (select e.root_id, count(*)::int as gone from ended e group by 1) g where l.id = g.root_id`);
}

/** Makes whatever changes between these accounts take turns: their numbers are locked, in one order, until the transaction ends. */
export async function lockAccounts(tx: WriteTx, ids: readonly AccountId[]): Promise<void> {
  await tx.rows(sql`
    select 1 from ${accountStats} where account_id = any(${sql.param([...ids])}::uuid[]) order by account_id for no key update`);
}
