// Which pictures a viewer may see: those that something visible shows, and one's own.
import { sql } from "drizzle-orm";
import { type MediaVariant, media } from "@/db/schema/media";
import type { ReadScope } from "@/server/core/read-scope";
import type { MediaId } from "@/server/shared/ids";
import { shownByAvatar, shownByPost, shownInAppeal, shownInCase } from "@/server/trust/attachments";

/** The stored sizes of a picture where the viewer may see it: it is one's own, a visible post shows it, or it is the portrait of a visible account. Else null. */
export async function findVisibleImage(scope: ReadScope, id: MediaId): Promise<MediaVariant[] | null> {
  const [row] = await scope.rows<{ variants: MediaVariant[] }>(sql`
    select m.variants from ${media} m where m.id = ${id}::uuid and m.deleted_at is null
      and (m.owner_id = ${scope.viewerId}::uuid or ${shownByAvatar(scope, sql`m.id`)} or ${shownByPost(scope, sql`m.id`)})`);
  return row?.variants ?? null;
}

/** The stored sizes of a picture that belongs to a content of which there is a case, or to an appeal, for staff who hold a post at the desk. Else null. */
export async function findImageInCase(scope: ReadScope, id: MediaId): Promise<MediaVariant[] | null> {
  const [row] = await scope.rows<{ variants: MediaVariant[] }>(sql`
    select m.variants from ${media} m where m.id = ${id}::uuid
      and ((${shownInCase(scope, sql`m.id`)}) or (${shownInAppeal(scope, sql`m.id`)}))`);
  return row?.variants ?? null;
}
