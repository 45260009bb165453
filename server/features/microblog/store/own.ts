// SQL that changes and deletes posts. Every function takes a WriteTx or answers a change for one.
import { type SQL, sql } from "drizzle-orm";
import { pinnedPost, post, postRepost, postRevision } from "@/db/schema/microblog";
import type { Beside } from "@/server/core/event-log";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { Audience } from "@/server/shared/content";
import { type AccountId, type CircleId, type Id, newId, type PostId } from "@/server/shared/ids";
import type { ReviewedText } from "@/server/shared/user-text";
import { postCounted } from "@/server/trust/counters";
import { ownCircle } from "@/server/trust/visibility/circles";
import { hiddenItem } from "@/server/trust/visibility/condition";

export type PostRevisionId = Id<"post-revision">;

/**
 * Adds a revision; a shown one becomes the text that readers see, a held one waits and replaces any that waited before. What it takes the place of while the post is out of sight was
 * read by nobody, or was refused: it never stands in the history.
 */
export async function insertRevision(
  tx: WriteTx,
  id: PostId,
  body: ReviewedText,
  held: boolean,
): Promise<PostRevisionId> {
  const revisionId = newId<PostRevisionId>();
  await tx.rows(sql`
    with superseded as (
      update ${postRevision} r set state = 'superseded' where r.root_id = ${id}::uuid and (r.state = 'held' or (not ${held} and ${unread(sql`r`)})) returning 1
    ), added as (
      insert into ${postRevision} (id, root_id, body, state, created_at)
      values (${revisionId}::uuid, ${id}::uuid, ${body}, ${held ? "held" : "shown"}, ${tx.now}::timestamptz) returning 1
    )
    update ${post} set body = ${body}, edited_at = ${tx.now}::timestamptz where id = ${id}::uuid and not ${held}`);
  return revisionId;
}

/** The authors of what this post quotes, as long as that is there. */
export function quotedBy(id: PostId): SQL {
  return sql`select distinct q.author_id as id from ${post} p join ${post} q on q.id in (p.source_id, p.via_id)
    where p.id = ${id}::uuid and q.deleted_at is null`;
}

/** True where this is the post's text still: that of the edit that waits, or else the one that readers see. */
export async function isTextStill(tx: WriteTx, id: PostId, text: string): Promise<boolean> {
  const [row] = await tx.rows<{ body: string }>(sql`
    select coalesce((select r.body from ${postRevision} r where r.root_id = p.id and r.state = 'held' order by r.id desc limit 1), p.body) as body
    from ${post} p where p.id = ${id}::uuid`);
  return row?.body === text;
}

/** Makes a held revision, or one whose refusal fell, the text that readers see. One that a later text has overtaken changes nothing. */
export function revisionApplied(tx: WriteTx, postId: PostId, revisionId: string): Beside[] {
  const applies = sql`x.root_id = ${postId}::uuid and x.id = ${revisionId}::uuid and x.state in ('held', 'refused')
    and not exists (select from ${postRevision} n where n.root_id = x.root_id and n.id > x.id and n.state = 'shown')`;
  const text = sql`
    update ${post} p set body = x.body, edited_at = ${tx.now}::timestamptz from ${postRevision} x where p.id = x.root_id and ${applies}`;
  const before = sql`
    update ${postRevision} r set state = 'superseded' from ${postRevision} x where r.root_id = x.root_id and r.id < x.id and ${unread(sql`r`)} and ${applies}`;
  return [
    { change: text },
    { change: before },
    { change: sql`update ${postRevision} x set state = 'shown' where ${applies}` },
  ];
}

/** True for the text that a post out of sight has: nobody read it, or a decision is about it. */
function unread(revision: SQL): SQL {
  return sql`(${revision}.state = 'shown' and ${hiddenItem("post", sql`${revision}.root_id`, sql`${revision}.root_id`)})`;
}

/** Marks a held revision as refused; the visible text stays. */
export function revisionRefused(postId: PostId, revisionId: string): Beside[] {
  const change = sql`
    update ${postRevision} set state = 'refused' where root_id = ${postId}::uuid and id = ${revisionId}::uuid and state = 'held'`;
  return [{ change }];
}

/**
 * Deletes for its owner and tells open pages; a repost makes room for another of the same post. The row stays until retention ends. False when it was deleted already.
 */
export async function deletePostRow(tx: WriteTx, id: PostId, isCounted: boolean): Promise<boolean> {
  const told = signalSent({ audience: `post:${id}`, type: "removed", ids: [id] });
  const counted = isCounted
    ? postCounted(id, -1).map((change, i) => sql`${sql.identifier(`counted_${i}`)} as (${change}),`)
    : [];
  const rows = await tx.rows(sql`
    with ${sql.join(counted, sql` `)} taken_back as (delete from ${postRepost} where repost_id = ${id}::uuid returning 1)
    update ${post} set deleted_at = ${tx.now}::timestamptz where id = ${id}::uuid and deleted_at is null returning ${told}`);
  return rows.length > 0;
}

/** Narrows the audience if it is still what it was, and tells open pages; false where it is not, or the circle is not the owner's. */
export async function narrowedAudience(
  tx: WriteTx,
  to: { postId: PostId; ownerId: AccountId; from: Audience; audience: Audience; circleId?: CircleId | undefined },
): Promise<boolean> {
  const circleId = to.circleId ?? null;
  const told = signalSent({ audience: `post:${to.postId}`, type: "removed", ids: [to.postId] });
  const rows = await tx.rows(sql`
    update ${post} set audience = ${to.audience}, circle_id = ${circleId}::uuid
    where id = ${to.postId}::uuid and audience = ${to.from} and (${circleId}::uuid is null or ${ownCircle(circleId, to.ownerId)}) returning ${told}`);
  return rows.length > 0;
}

/** The statement that puts a post first on its author's page. */
export function pinnedPostSet(accountId: AccountId, id: PostId, now: Date): SQL {
  return sql`
    insert into ${pinnedPost} (account_id, root_id, pinned_at) values (${accountId}::uuid, ${id}::uuid, ${now}::timestamptz)
    on conflict (account_id) do update set root_id = excluded.root_id, pinned_at = excluded.pinned_at`;
}

/** The statement that takes it from there, if it stands there. */
export function pinnedPostTaken(accountId: AccountId, id: PostId): SQL {
  return sql`delete from ${pinnedPost} where account_id = ${accountId}::uuid and root_id = ${id}::uuid`;
}
