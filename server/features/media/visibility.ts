// Which pictures a viewer may see: those that something visible shows, and one's own.
import { sql } from "drizzle-orm";
import { type MediaVariant, media } from "@/db/schema/media";
import type { Rows } from "@/server/core/database";
import { type Fingerprint, likeness } from "@/server/core/media/perceptual";
import type { ReadScope } from "@/server/core/read-scope";
import type { AigcLabel, AiMark } from "@/server/shared/ai-marks";
import type { MediaId } from "@/server/shared/ids";
import {
  removedWithPost,
  shownByAvatar,
  shownByComment,
  shownByPost,
  shownInAppeal,
  shownInCase,
  shownInLicence,
  unlabelledIn,
} from "@/server/trust/attachments";
import { looksAlike } from "@/server/trust/measures/barred-images";

/** The stored sizes of a picture where the viewer may see it: it is one's own, a visible post or comment shows it, or it is the portrait of a visible account. Else null. */
export async function findVisibleImage(scope: ReadScope, id: MediaId): Promise<MediaVariant[] | null> {
  const [row] = await scope.rows<{ variants: MediaVariant[] }>(sql`
    select m.variants from ${media} m where m.id = ${id}::uuid and m.deleted_at is null
      and (m.owner_id = ${scope.viewerId}::uuid or ${shownByAvatar(scope, sql`m.id`)} or ${shownByPost(scope, sql`m.id`)}
        or ${shownByComment(scope, sql`m.id`)})`);
  return row?.variants ?? null;
}

/** True where the file was public once and a measure took it away: then, and only then, its address answers "removed". */
export async function wasRemovedFromPublic(scope: ReadScope, id: MediaId): Promise<boolean> {
  const rows = await scope.rows(sql`select 1 where ${removedWithPost(sql`${id}::uuid`)}`);
  return rows.length > 0;
}

/** The stored sizes of a picture that belongs to a content of which there is a case, to an appeal or to a licence, for staff who hold a post at the desk. Else null. */
export async function findImageInCase(scope: ReadScope, id: MediaId): Promise<MediaVariant[] | null> {
  const [row] = await scope.rows<{ variants: MediaVariant[] }>(sql`
    select m.variants from ${media} m where m.id = ${id}::uuid
      and ((${shownInCase(scope, sql`m.id`)}) or (${shownInAppeal(scope, sql`m.id`)}) or (${shownInLicence(scope, sql`m.id`)}))`);
  return row?.variants ?? null;
}

/** A labelled picture that this one is a copy of, whoever it belongs to: the label and nothing else is taken from it. Null where there is none. */
export async function findLabelledLike(
  rows: Rows,
  picture: Fingerprint,
): Promise<{ aiMark: AiMark; aigcLabel: AigcLabel | null } | null> {
  const found = await rows.rows<Fingerprint & { aiMark: AiMark; aigcLabel: AigcLabel | null }>(sql`
    select m.perceptual_hash as "perceptualHash", m.colours, m.ai_mark as "aiMark", m.aigc_label as "aigcLabel" from ${media} m
    where m.ai_mark is not null and ${looksAlike(sql`m.perceptual_hash`, sql`${picture.perceptualHash}`)}`);
  return found.find((labelled) => likeness(labelled, picture) === "same") ?? null;
}

/** The pictures of a post whose files do not carry the label yet that they are said to need. */
export function findUnlabelled(
  rows: Rows,
  postId: string,
): Promise<{ id: MediaId; aiMark: AiMark; variants: MediaVariant[] }[]> {
  return rows.rows(sql`select u.id, u.ai_mark as "aiMark", u.variants from ${unlabelledIn(sql`${postId}::uuid`)} u`);
}
