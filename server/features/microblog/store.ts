// SQL that writes or locks posts. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { post, postLike, postMedia, postRevision, postStats } from "@/db/schema/microblog";
import type { Beside } from "@/server/core/event-log";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { Audience, Declaration, Region } from "@/server/shared/content";
import { type AccountId, type Id, type MediaId, newId, type PostId } from "@/server/shared/ids";
import type { ReviewedText } from "@/server/shared/user-text";
import { ownFile } from "@/server/trust/attachments";
import { postCounted } from "@/server/trust/counters";

export type PostRevisionId = Id<"post-revision">;

export interface NewPost {
  authorId: AccountId;
  body: ReviewedText;
  audience: Audience;
  declared: readonly Declaration[];
  images: readonly { id: MediaId; alt?: ReviewedText | undefined }[];
  region: Region | null;
}

/** Inserts a post with its first revision, images and counters. Answers its id, or null where an image is missing or not the author's: then the caller must refuse. */
export async function insertPost(tx: WriteTx, made: NewPost): Promise<PostId | null> {
  const id = newId<PostId>();
  const images = made.images.map((image, at) => ({ media_id: image.id, position: at, alt: image.alt ?? null }));
  const [row] = await tx.rows<{ shown: number }>(sql`
    with created as (
      insert into ${post} (id, root_id, author_id, audience, body, declared, region, media_count, created_at)
      values (${id}::uuid, ${id}::uuid, ${made.authorId}::uuid, ${made.audience}, ${made.body}, ${sql.param([...made.declared])}::text[],
              ${made.region ? JSON.stringify(made.region) : null}::jsonb, ${images.length}::int, ${tx.now}::timestamptz) returning 1
    ), revised as (
      insert into ${postRevision} (id, root_id, body, state, created_at)
      values (${newId()}::uuid, ${id}::uuid, ${made.body}, 'shown', ${tx.now}::timestamptz) returning 1
    ), counted as (
      insert into ${postStats} (root_id) values (${id}::uuid) returning 1
    ), showing as (
      insert into ${postMedia} (root_id, media_id, position, alt)
      select ${id}::uuid, i.media_id, i.position, i.alt
      from json_to_recordset(${JSON.stringify(images)}) as i(media_id uuid, position int, alt text)
      where ${ownFile(sql`i.media_id`, made.authorId)} returning 1
    )
    select count(*)::int as shown from showing`);
  return row?.shown === images.length ? id : null;
}

/** Adds a revision; a shown one becomes the text that readers see, a held one waits and replaces any that waited before. */
export async function insertRevision(
  tx: WriteTx,
  id: PostId,
  body: ReviewedText,
  held: boolean,
): Promise<PostRevisionId> {
  const revisionId = newId<PostRevisionId>();
  await tx.rows(sql`
    with superseded as (
      update ${postRevision} set state = 'superseded' where root_id = ${id}::uuid and state = 'held' returning 1
    ), added as (
      insert into ${postRevision} (id, root_id, body, state, created_at)
      values (${revisionId}::uuid, ${id}::uuid, ${body}, ${held ? "held" : "shown"}, ${tx.now}::timestamptz) returning 1
    )
    update ${post} set body = ${body}, edited_at = ${tx.now}::timestamptz where id = ${id}::uuid and not ${held}`);
  return revisionId;
}

/** Makes a held revision, or one whose refusal fell, the text that readers see. One that a later text has overtaken changes nothing. */
export function revisionApplied(tx: WriteTx, postId: PostId, revisionId: string): Beside[] {
  const applies = sql`x.root_id = ${postId}::uuid and x.id = ${revisionId}::uuid and x.state in ('held', 'refused')
    and not exists (select from ${postRevision} n where n.root_id = x.root_id and n.id > x.id and n.state = 'shown')`;
  const text = sql`
    update ${post} p set body = x.body, edited_at = ${tx.now}::timestamptz from ${postRevision} x where p.id = x.root_id and ${applies}`;
  return [{ change: text }, { change: sql`update ${postRevision} x set state = 'shown' where ${applies}` }];
}

/** Marks a held revision as refused; the visible text stays. */
export function revisionRefused(postId: PostId, revisionId: string): Beside[] {
  const change = sql`
    update ${postRevision} set state = 'refused' where root_id = ${postId}::uuid and id = ${revisionId}::uuid and state = 'held'`;
  return [{ change }];
}

/** Deletes for its owner and tells open pages. The row stays until retention ends. False when it was deleted already. */
export async function deletePostRow(tx: WriteTx, id: PostId, isCounted: boolean): Promise<boolean> {
  const told = signalSent({ audience: `post:${id}`, type: "removed", ids: [id] });
  const rows = await tx.rows(sql`
    ${isCounted ? sql`with counted_out as (${postCounted(id, -1)})` : sql``}
    update ${post} set deleted_at = ${tx.now}::timestamptz where id = ${id}::uuid and deleted_at is null returning ${told}`);
  return rows.length > 0;
}

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
