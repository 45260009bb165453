// SQL that writes or locks comments. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { comment, commentRevision } from "@/db/schema/comments";
import type { Beside } from "@/server/core/event-log";
import { readScope } from "@/server/core/read-scope";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { Region } from "@/server/shared/content";
import { type AccountId, type CommentId, type Id, newId, type PostId } from "@/server/shared/ids";
import type { ReviewedText } from "@/server/shared/user-text";
import { commentCounted } from "@/server/trust/counters";
import { visibleCommentsUnder } from "@/server/trust/visibility/contents";

type CommentRevisionId = Id<"comment-revision">;

export interface NewComment {
  postId: PostId;
  authorId: AccountId;
  body: ReviewedText;
  replyTo: CommentId | null;
  region: Region | null;
}

export interface InsertedComment {
  id: CommentId;
  threadId: CommentId | null;
  answeredAuthorId: AccountId | null;
}

/** Inserts a comment with its first revision. Answers null, and writes nothing, where the answered comment is not there or not for its author to see. */
export async function insertComment(tx: WriteTx, made: NewComment): Promise<InsertedComment | null> {
  const id = newId<CommentId>();
  const visible = visibleCommentsUnder(readScope(made.authorId, tx.now, tx), made.postId);
  const [row] = await tx.rows<Omit<InsertedComment, "id">>(sql`
    with answered as (
      select v.id, v.parent_id, v.author_id from ${visible} v where v.id = ${made.replyTo}::uuid
    ), created as (
      insert into ${comment} (root_id, id, author_id, audience, parent_id, reply_to_id, body, region, created_at)
      select ${made.postId}::uuid, ${id}::uuid, ${made.authorId}::uuid, 'public', coalesce(a.parent_id, a.id),
        case when a.parent_id is null then null else a.id end, ${made.body}, ${made.region ? JSON.stringify(made.region) : null}::jsonb, ${tx.now}::timestamptz
      from (select 1) one left join answered a on true where ${made.replyTo}::uuid is null or a.id is not null
      returning parent_id
    ), revised as (
      insert into ${commentRevision} (root_id, comment_id, id, body, state, created_at)
      select ${made.postId}::uuid, ${id}::uuid, ${newId()}::uuid, ${made.body}, 'shown', ${tx.now}::timestamptz from created returning 1
    )
    select created.parent_id as "threadId", (select author_id from answered) as "answeredAuthorId" from created`);
  return row ? { id, ...row } : null;
}

/** Adds a revision; a shown one becomes the text that readers see, a held one waits and replaces any that waited before. */
export async function insertCommentRevision(
  tx: WriteTx,
  postId: PostId,
  id: CommentId,
  body: ReviewedText,
  held: boolean,
): Promise<CommentRevisionId> {
  const revisionId = newId<CommentRevisionId>();
  await tx.rows(sql`
    with superseded as (
      update ${commentRevision} set state = 'superseded'
      where root_id = ${postId}::uuid and comment_id = ${id}::uuid and state = 'held' returning 1
    ), added as (
      insert into ${commentRevision} (root_id, comment_id, id, body, state, created_at)
      values (${postId}::uuid, ${id}::uuid, ${revisionId}::uuid, ${body}, ${held ? "held" : "shown"}, ${tx.now}::timestamptz) returning 1
    )
    update ${comment} set body = ${body}, edited_at = ${tx.now}::timestamptz
    where root_id = ${postId}::uuid and id = ${id}::uuid and not ${held}`);
  return revisionId;
}

/** Makes a held revision, or one whose refusal fell, the text that readers see. One that a later text has overtaken changes nothing. */
export function commentRevisionApplied(tx: WriteTx, postId: string, revisionId: string): Beside[] {
  const applies = sql`x.root_id = ${postId}::uuid and x.id = ${revisionId}::uuid and x.state in ('held', 'refused')
    and not exists (select from ${commentRevision} n where n.root_id = x.root_id and n.comment_id = x.comment_id and n.id > x.id and n.state = 'shown')`;
  const text = sql`
    update ${comment} c set body = x.body, edited_at = ${tx.now}::timestamptz from ${commentRevision} x
    where c.root_id = x.root_id and c.id = x.comment_id and ${applies}`;
  return [{ change: text }, { change: sql`update ${commentRevision} x set state = 'shown' where ${applies}` }];
}

/** Marks a held revision as refused; the visible text stays. */
export function commentRevisionRefused(postId: string, revisionId: string): Beside[] {
  const change = sql`
    update ${commentRevision} set state = 'refused' where root_id = ${postId}::uuid and id = ${revisionId}::uuid and state = 'held'`;
  return [{ change }];
}

/** Deletes for its owner and tells open pages. The row stays until retention ends. False when it was deleted already. */
export async function deleteCommentRow(
  tx: WriteTx,
  postId: PostId,
  id: CommentId,
  isCounted: boolean,
): Promise<boolean> {
  const told = signalSent({ audience: `post:${postId}`, type: "removed", ids: [id] });
  const rows = await tx.rows(sql`
    ${isCounted ? sql`with counted_out as (${commentCounted(postId, id, -1)})` : sql``}
    update ${comment} set deleted_at = ${tx.now}::timestamptz
    where root_id = ${postId}::uuid and id = ${id}::uuid and deleted_at is null returning ${told}`);
  return rows.length > 0;
}
