// SQL that makes posts. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { post, postMedia, postRepost, postRevision, postStats } from "@/db/schema/microblog";
import { measure } from "@/db/schema/trust/measures";
import type { WriteTx } from "@/server/core/write-tx";
import type { Audience, Declaration, Region } from "@/server/shared/content";
import { type AccountId, type CircleId, type MeasureId, type MediaId, newId, type PostId } from "@/server/shared/ids";
import type { ReviewedText } from "@/server/shared/user-text";
import { ownFile } from "@/server/trust/attachments";
import { inForceAt } from "@/server/trust/measures/in-force";
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

/** The measure that holds an earlier repost. */
interface MeasuredRepost {
  measureId: MeasureId;
  number: string;
}

/** Reposts once; "standing" where this account's repost of it stands already, the measure where one holds its earlier repost of it, taken back or not. */
export async function insertRepost(tx: WriteTx, made: NewRepost): Promise<PostId | "standing" | MeasuredRepost> {
  const id = newId<PostId>();
  const [row] = await tx.rows<{ isMade: boolean; measured: MeasuredRepost | null }>(sql`
    with measured as (
      select m.id, m.number from ${measure} m join ${post} e on e.id = m.subject_id
      where m.account_id = ${made.authorId}::uuid and m.subject_kind = 'post' and e.author_id = ${made.authorId}::uuid and e.is_repost
        and e.source_id = ${made.sourceId}::uuid and ${inForceAt("m", tx.now)} order by m.seq limit 1
    ), reposted as (
      insert into ${postRepost} (root_id, account_id, repost_id, created_at)
      select ${made.sourceId}::uuid, ${made.authorId}::uuid, ${id}::uuid, ${tx.now}::timestamptz where not exists (select from measured)
      on conflict do nothing returning 1
    ), counted as (
      insert into ${postStats} (root_id) select ${id}::uuid from reposted returning 1
    ), created as (
      insert into ${post} (id, root_id, author_id, audience, body, declared, is_repost, source_id, source_author_id, region, created_at)
      select ${id}::uuid, ${id}::uuid, ${made.authorId}::uuid, 'public', '', '{}'::text[], true, ${made.sourceId}::uuid, ${made.sourceAuthorId}::uuid,
        ${made.region ? JSON.stringify(made.region) : null}::jsonb, ${tx.now}::timestamptz from reposted returning 1
    )
    select exists (select from created) as "isMade", (select json_build_object('measureId', d.id, 'number', d.number) from measured d) as measured`);
  return row?.measured ?? (row?.isMade ? id : "standing");
}
