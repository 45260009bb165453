// SQL that makes posts. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { post, postMedia, postRepost, postRevision, postStats } from "@/db/schema/microblog";
import type { WriteTx } from "@/server/core/write-tx";
import type { Audience, Declaration, Region } from "@/server/shared/content";
import { type AccountId, type CircleId, type MediaId, newId, type PostId } from "@/server/shared/ids";
import type { ReviewedText } from "@/server/shared/user-text";
import { ownFile } from "@/server/trust/attachments";
import { ownCircle } from "@/server/trust/visibility/circles";

/** What a post is about, and the quote through which it came. */
export interface PostSource {
  id: PostId;
  authorId: AccountId | null;
  viaId: PostId | null;
}

export interface NewPost {
  authorId: AccountId;
  body: ReviewedText;
  audience: Audience;
  circleId?: CircleId | undefined;
  declared: readonly Declaration[];
  reprint?: { author?: ReviewedText | undefined; link?: ReviewedText | undefined } | undefined;
  notice?: ReviewedText | undefined;
  images: readonly { id: MediaId; alt?: ReviewedText | undefined }[];
  region: Region | null;
  source: PostSource | null;
}

/** What became of it. Where an image or the circle is missing or not the author's, the caller must refuse, and nothing stays. */
export interface InsertedPost {
  id: PostId;
  isOwnCircle: boolean;
  areOwnImages: boolean;
}

/** Inserts a post with its first revision, images and counters. */
export async function insertPost(tx: WriteTx, made: NewPost): Promise<InsertedPost> {
  const id = newId<PostId>();
  const images = made.images.map((image, at) => ({ media_id: image.id, position: at, alt: image.alt ?? null }));
  const circleId = made.circleId ?? null;
  const { source, reprint } = made;
  const [row] = await tx.rows<{ shown: number; isOwnCircle: boolean }>(sql`
    with created as (
      insert into ${post} (id, root_id, author_id, audience, circle_id, body, declared, reprint_author, reprint_link, notice, source_id, source_author_id, via_id,
        region, media_count, created_at)
      values (${id}::uuid, ${id}::uuid, ${made.authorId}::uuid, ${made.audience}, ${circleId}::uuid, ${made.body}, ${sql.param([...made.declared])}::text[],
              ${reprint?.author ?? null}, ${reprint?.link ?? null}, ${made.notice ?? null}, ${source?.id ?? null}::uuid, ${source?.authorId ?? null}::uuid, ${source?.viaId ?? null}::uuid,
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
      where ${ownFile(sql`i.media_id`, made.authorId)} on conflict do nothing returning 1
    )
    select (select count(*)::int from showing) as shown, (${circleId}::uuid is null or ${ownCircle(circleId, made.authorId)}) as "isOwnCircle"`);
  return { id, isOwnCircle: row?.isOwnCircle === true, areOwnImages: row?.shown === images.length };
}

/** What is reposted: a post that is no repost itself. */
interface NewRepost {
  authorId: AccountId;
  region: Region | null;
  sourceId: PostId | null;
  sourceAuthorId: AccountId | null;
}

/** Reposts once; null where this account's repost of it stands already. */
export async function insertRepost(tx: WriteTx, made: NewRepost): Promise<PostId | null> {
  const id = newId<PostId>();
  const rows = await tx.rows(sql`
    with reposted as (
      insert into ${postRepost} (root_id, account_id, repost_id, created_at)
      values (${made.sourceId}::uuid, ${made.authorId}::uuid, ${id}::uuid, ${tx.now}::timestamptz) on conflict do nothing returning 1
    ), counted as (
      insert into ${postStats} (root_id) select ${id}::uuid from reposted returning 1
    )
    insert into ${post} (id, root_id, author_id, audience, body, declared, is_repost, source_id, source_author_id, region, created_at)
    select ${id}::uuid, ${id}::uuid, ${made.authorId}::uuid, 'public', '', '{}'::text[], true, ${made.sourceId}::uuid, ${made.sourceAuthorId}::uuid,
      ${made.region ? JSON.stringify(made.region) : null}::jsonb, ${tx.now}::timestamptz from reposted returning 1`);
  return rows.length > 0 ? id : null;
}
