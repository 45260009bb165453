// SQL that writes or locks comments. Every function takes a WriteTx.
import { type SQL, sql } from "drizzle-orm";
import { comment, commentLike, commentMedia, commentRevision } from "@/db/schema/comments";
import type { Beside } from "@/server/core/event-log";
import { readScope } from "@/server/core/read-scope";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { Region } from "@/server/shared/content";
import { type AccountId, type CommentId, type Id, type MediaId, newId, type PostId } from "@/server/shared/ids";
import { type SubjectRef, subjectRef } from "@/server/shared/subject";
import type { ReviewedText } from "@/server/shared/user-text";
import { ownFile } from "@/server/trust/attachments";
import { commentCounted } from "@/server/trust/counters";
import { waitsForKeeper } from "@/server/trust/sections";
import { visibleCommentsUnder } from "@/server/trust/visibility/contents";
import { lockState, stateChanged } from "@/server/trust/visibility/state";

type CommentRevisionId = Id<"comment-revision">;

export interface NewComment {
  postId: PostId;
  authorId: AccountId;
  body: ReviewedText;
  replyTo: CommentId | null;
  images: readonly { id: MediaId; alt?: ReviewedText | undefined }[];
  region: Region | null;
}

export interface InsertedComment {
  id: CommentId;
  threadId: CommentId | null;
  answeredAuthorId: AccountId | null;
}

/**
 * Inserts a comment with its first revision and its pictures. Answers "answered" where the answered comment is not there or not for its author to see, "images" where a picture
 * is missing or not the author's: then the caller must refuse.
 */
export async function insertComment(
  tx: WriteTx,
  made: NewComment,
): Promise<InsertedComment | { missing: "answered" | "images" }> {
  const id = newId<CommentId>();
  const images = made.images.map((image, at) => ({ media_id: image.id, position: at, alt: image.alt ?? null }));
  const visible = visibleCommentsUnder(readScope(made.authorId, tx.now, tx), made.postId);
  const [row] = await tx.rows<Omit<InsertedComment, "id"> & { shown: number }>(sql`
    with answered as (
      select v.id, v.parent_id, v.author_id from ${visible} v where v.id = ${made.replyTo}::uuid
    ), created as (
      insert into ${comment} (root_id, id, author_id, audience, parent_id, reply_to_id, body, region, media_count, created_at)
      select ${made.postId}::uuid, ${id}::uuid, ${made.authorId}::uuid, 'public', coalesce(a.parent_id, a.id),
        case when a.parent_id is null then null else a.id end, ${made.body}, ${made.region ? JSON.stringify(made.region) : null}::jsonb, ${images.length}::int, ${tx.now}::timestamptz
      from (select 1) one left join answered a on true where ${made.replyTo}::uuid is null or a.id is not null
      returning parent_id
    ), revised as (
      insert into ${commentRevision} (root_id, comment_id, id, body, state, created_at)
      select ${made.postId}::uuid, ${id}::uuid, ${newId()}::uuid, ${made.body}, 'shown', ${tx.now}::timestamptz from created returning 1
    ), showing as (
      insert into ${commentMedia} (root_id, comment_id, media_id, position, alt)
      select ${made.postId}::uuid, ${id}::uuid, i.media_id, i.position, i.alt
      from created, json_to_recordset(${JSON.stringify(images)}) as i(media_id uuid, position int, alt text)
      where ${ownFile(sql`i.media_id`, made.authorId)} returning 1
    )
    select created.parent_id as "threadId", (select author_id from answered) as "answeredAuthorId", (select count(*)::int from showing) as shown from created`);
  if (!row) return { missing: "answered" };
  const { shown, ...inserted } = row;
  return shown === images.length ? { id, ...inserted } : { missing: "images" };
}

/** The author of the comment that this one answers, as long as that one is there. */
export function answeredBy(postId: PostId, id: CommentId): SQL {
  return sql`select a.author_id as id from ${comment} c join ${comment} a on a.root_id = c.root_id and a.id = coalesce(c.reply_to_id, c.parent_id)
    where c.root_id = ${postId}::uuid and c.id = ${id}::uuid and a.deleted_at is null`;
}

/**
 * Adds a revision; a shown one becomes the text that readers see, a held one waits and replaces any that waited before. What a keeper put above the others was its old text: the
 * new one stands among them.
 */
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
    update ${comment} set body = ${body}, edited_at = ${tx.now}::timestamptz, lifted = null, lifted_at = null
    where root_id = ${postId}::uuid and id = ${id}::uuid and not ${held}`);
  return revisionId;
}

/**
 * Makes a held revision, or one whose refusal fell, the text that readers see; where keepers pass each comment first, the comment waits for them with it. One that a later text has
 * overtaken changes nothing.
 */
export async function commentRevisionApplied(tx: WriteTx, postId: string, revisionId: string): Promise<Beside[]> {
  const applies = sql`x.root_id = ${postId}::uuid and x.id = ${revisionId}::uuid and x.state in ('held', 'refused')
    and not exists (select from ${commentRevision} n where n.root_id = x.root_id and n.comment_id = x.comment_id and n.id > x.id and n.state = 'shown')`;
  const [found] = await tx.rows<{ id: CommentId }>(sql`
    select x.comment_id as id from ${commentRevision} x where ${applies}`);
  if (!found) return [];
  const text = sql`
    update ${comment} c set body = x.body, edited_at = ${tx.now}::timestamptz, lifted = null, lifted_at = null from ${commentRevision} x
    where c.root_id = x.root_id and c.id = x.comment_id and ${applies}`;
  return [
    { change: text },
    { change: sql`update ${commentRevision} x set state = 'shown' where ${applies}` },
    ...(await waitsAgain(tx, subjectRef("comment", found.id, postId))),
  ];
}

/** The changes by which a shown comment waits for its keepers again, since its text is a new one; none where nobody passes it first, or it is out of sight already. */
export async function waitsAgain(tx: WriteTx, subject: SubjectRef<"comment">): Promise<Beside[]> {
  if (!(await waitsForKeeper(tx, subject))) return [];
  const found = await lockState(tx, subject);
  if (found?.hidden) return [];
  return stateChanged(subject, found, { state: "waiting", measureId: null, since: tx.now });
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
  const out = isCounted ? commentCounted(postId, id, -1) : [];
  const counted = out.map((change, i) => sql`${sql.identifier(`counted_${i}`)} as (${change})`);
  const rows = await tx.rows(sql`
    ${counted.length > 0 ? sql`with ${sql.join(counted, sql`, `)}` : sql``}
    update ${comment} set deleted_at = ${tx.now}::timestamptz
    where root_id = ${postId}::uuid and id = ${id}::uuid and deleted_at is null returning ${told}`);
  return rows.length > 0;
}

/** Likes once; false when the like stood already. */
export async function insertCommentLike(tx: WriteTx, postId: PostId, id: CommentId, by: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    with liked as (
      insert into ${commentLike} (root_id, comment_id, account_id, created_at)
      values (${postId}::uuid, ${id}::uuid, ${by}::uuid, ${tx.now}::timestamptz) on conflict do nothing returning 1
    )
    update ${comment} set likes = likes + 1 where root_id = ${postId}::uuid and id = ${id}::uuid and exists (select from liked) returning 1`);
  return rows.length > 0;
}

/** Takes the like back; false when there was none. */
export async function deleteCommentLike(tx: WriteTx, postId: PostId, id: CommentId, by: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    with unliked as (
      delete from ${commentLike} where root_id = ${postId}::uuid and comment_id = ${id}::uuid and account_id = ${by}::uuid returning 1
    )
    update ${comment} set likes = likes - 1 where root_id = ${postId}::uuid and id = ${id}::uuid and exists (select from unliked) returning 1`);
  return rows.length > 0;
}
