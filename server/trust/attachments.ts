// Images that a content shows. The files are the media domain's; what shows them asks here.
import { type SQL, sql } from "drizzle-orm";
import { media } from "@/db/schema/media";
import { postMedia } from "@/db/schema/microblog";
import { subjectState } from "@/db/schema/trust/visibility";
import { type Rows, reader } from "@/server/core/database";
import { samePictureDistance } from "@/server/core/media/perceptual";
import type { AccountId, MediaId } from "@/server/shared/ids";
import type { Also } from "@/server/trust/review/review";

/** Files that are not deleted, with the columns a view needs. */
export const attachable: SQL = sql`(select m.id, m.owner_id, m.width, m.height, m.placeholder, m.ai_mark from ${media} m where m.deleted_at is null)`;

/**
 * What review must know of a post's images: the words that intake read in them, and whether anything is doubtful. An image whose words could not be
 * read, or that resembles one of a post that was refused or removed, makes the post wait for a person.
 */
export async function imagesForReview(ids: readonly MediaId[], through: Rows = reader): Promise<Also> {
  if (ids.length === 0) return { texts: [], doubt: null };
  const rows = await through.rows<{ texts: string[] | null; resembles: boolean }>(sql`
    select m.texts, exists (
      select from ${subjectState} s join ${postMedia} pm on pm.root_id = s.root_id join ${media} r on r.id = pm.media_id
      where s.kind = 'post' and s.hidden and s.state in ('refused', 'removed')
        and bit_count(('x' || r.perceptual_hash)::bit(64) # ('x' || m.perceptual_hash)::bit(64)) <= ${samePictureDistance}::int
    ) as resembles
    from ${media} m where m.id = any(${sql.param(ids)}::uuid[])`);
  const texts = rows.flatMap((row) => (row.texts ?? []).map((text) => ({ field: "image", text })));
  if (rows.some((row) => row.texts === null)) return { texts, doubt: "unreadable" };
  return { texts, doubt: rows.some((row) => row.resembles) ? "resembles-removed" : null };
}

/** A condition: the file exists, is not deleted, and belongs to this account. */
export function ownFile(id: SQL, owner: AccountId): SQL {
  return sql`exists (select from ${media} om where om.id = ${id} and om.owner_id = ${owner}::uuid and om.deleted_at is null)`;
}
