// SQL that writes or locks posts. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { accountStats } from "@/db/schema/accounts";
import { media } from "@/db/schema/media";
import { post, postLike, postMedia, postRevision, postStats } from "@/db/schema/microblog";
import type { WriteTx } from "@/server/core/write-tx";
import type { Audience, Declaration, Region } from "@/server/shared/content";
import { type AccountId, type Id, type MediaId, newId, type PostId } from "@/server/shared/ids";
import type { ReviewedText } from "@/server/shared/user-text";

export type PostRevisionId = Id<"post-revision">;

export interface NewPost {
  authorId: AccountId;
  body: ReviewedText;
  audience: Audience;
  declared: readonly Declaration[];
  images: readonly { id: MediaId; alt?: ReviewedText | undefined }[];
  region: Region | null;
}

/** Inserts a post with its first revision, images and counters. Answers its id. */
export async function insertPost(tx: WriteTx, made: NewPost): Promise<PostId> {
  const id = newId<PostId>();
  const images = made.images.map((image, at) => ({ media_id: image.id, position: at, alt: image.alt ?? null }));
  await tx.rows(sql`
    with created as (
      insert into ${post} (id, root_id, author_id, audience, body, declared, region, media_count, created_at)
      values (${id}::uuid, ${id}::uuid, ${made.authorId}::uuid, ${made.audience}, ${made.body}, ${sql.param([...made.declared])}::text[],
              ${made.region ? JSON.stringify(made.region) : null}::jsonb, ${images.length}::int, ${tx.now}::timestamptz) returning 1
    ), revised as (
      insert into ${postRevision} (id, root_id, body, state, created_at)
      values (${newId()}::uuid, ${id}::uuid, ${made.body}, 'shown', ${tx.now}::timestamptz) returning 1
    ), counted as (
      insert into ${postStats} (root_id) values (${id}::uuid) returning 1
    )
    insert into ${postMedia} (root_id, media_id, position, alt)
    select ${id}::uuid, m.media_id, m.position, m.alt
    from json_to_recordset(${JSON.stringify(images)}) as m(media_id uuid, position int, alt text)`);
  return id;
}

/** How many of these files exist, belong to the account and are not deleted. */
export async function countOwnMedia(tx: WriteTx, owner: AccountId, ids: readonly MediaId[]): Promise<number> {
  if (ids.length === 0) return 0;
  const [row] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from ${media} where id = any(${sql.param(ids)}::uuid[]) and owner_id = ${owner}::uuid and deleted_at is null`);
  return row?.n ?? 0;
}

/** Adds a revision; a shown one becomes the text that readers see, a held one waits and replaces any that waited before. */
export async function insertRevision(
  tx: WriteTx,
  id: PostId,
  body: ReviewedText,
  held: boolean,
): Promise<PostRevisionId> {
  const revisionId = newId<PostRevisionId>();
  await tx.rows(sql`update ${postRevision} set state = 'superseded' where root_id = ${id}::uuid and state = 'held'`);
  await tx.rows(sql`
    insert into ${postRevision} (id, root_id, body, state, created_at)
    values (${revisionId}::uuid, ${id}::uuid, ${body}, ${held ? "held" : "shown"}, ${tx.now}::timestamptz)`);
  if (!held)
    await tx.rows(sql`update ${post} set body = ${body}, edited_at = ${tx.now}::timestamptz where id = ${id}::uuid`);
  return revisionId;
}

/** Makes a held revision the text that readers see. A revision that no longer waits changes nothing. */
export async function applyRevision(tx: WriteTx, postId: PostId, revisionId: string): Promise<void> {
  await tx.rows(sql`
    with shown as (
      update ${postRevision} set state = 'shown' where root_id = ${postId}::uuid and id = ${revisionId}::uuid and state = 'held' returning body
    )
    update ${post} p set body = shown.body, edited_at = ${tx.now}::timestamptz from shown where p.id = ${postId}::uuid`);
}

/** Marks a held revision as refused; the visible text stays. */
export async function refuseRevision(tx: WriteTx, postId: PostId, revisionId: string): Promise<void> {
  await tx.rows(sql`
    update ${postRevision} set state = 'refused' where root_id = ${postId}::uuid and id = ${revisionId}::uuid and state = 'held'`);
}

/** Deletes for its owner. The row stays until retention ends. False when it was deleted already. */
export async function deletePostRow(tx: WriteTx, id: PostId): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${post} set deleted_at = ${tx.now}::timestamptz where id = ${id}::uuid and deleted_at is null returning 1`);
  return rows.length > 0;
}

/** Likes once; false when the like stood already. */
export async function insertLike(tx: WriteTx, id: PostId, by: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    insert into ${postLike} (root_id, account_id, created_at) values (${id}::uuid, ${by}::uuid, ${tx.now}::timestamptz)
    on conflict do nothing returning 1`);
  if (rows.length > 0) await tx.rows(sql`update ${postStats} set likes = likes + 1 where root_id = ${id}::uuid`);
  return rows.length > 0;
}

/** Takes the like back; false when there was none. */
export async function deleteLike(tx: WriteTx, id: PostId, by: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    delete from ${postLike} where root_id = ${id}::uuid and account_id = ${by}::uuid returning 1`);
  if (rows.length > 0) await tx.rows(sql`update ${postStats} set likes = likes - 1 where root_id = ${id}::uuid`);
  return rows.length > 0;
}

/** Moves the author's number of posts as a post comes into sight or goes out of it. */
export async function movePostCount(tx: WriteTx, id: PostId, by: 1 | -1): Promise<void> {
  await tx.rows(sql`
    update ${accountStats} s set posts = s.posts + ${by}::int from ${post} p where p.id = ${id}::uuid and s.account_id = p.author_id`);
}
