// Images that a content shows. The files are the media domain's; what shows them asks here.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { media } from "@/db/schema/media";
import { postMedia } from "@/db/schema/microblog";
import { appeal, moderationCase } from "@/db/schema/moderation";
import { staffPost } from "@/db/schema/trust/standing";
import { subjectState } from "@/db/schema/trust/visibility";
import { type Rows, reader } from "@/server/core/database";
import { samePictureDistance } from "@/server/core/media/perceptual";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, MediaId } from "@/server/shared/ids";
import type { Also } from "@/server/trust/review/review";
import { visibleAccounts, visiblePosts } from "@/server/trust/visibility/contents";

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

/** A condition: a post that the viewer may see shows the file. */
export function shownByPost(scope: ReadScope, id: SQL): SQL {
  return sql`exists (select from ${postMedia} sm join ${visiblePosts(scope)} sp on sp.id = sm.root_id where sm.media_id = ${id})`;
}

/** A condition: an account that the viewer may see has the file as its portrait. */
export function shownByAvatar(scope: ReadScope, id: SQL): SQL {
  return sql`exists (select from ${visibleAccounts(scope)} sa where sa.avatar_id = ${id})`;
}

/** A condition: the viewer holds a post at the desk, and the file belongs to a post, or is the portrait of an account, of which there is a case. */
export function shownInCase(scope: ReadScope, id: SQL): SQL {
  return sql`exists (select from ${staffPost} st where st.account_id = ${scope.viewerId}::uuid and st.post in ('reviewer', 'officer', 'appeals')
      and st.since <= ${scope.now}::timestamptz and (st.until is null or st.until > ${scope.now}::timestamptz))
    and exists (select from ${moderationCase} mc where mc.root_id in (
      select sm.root_id from ${postMedia} sm where sm.media_id = ${id} union all select sa.id from ${account} sa where sa.avatar_id = ${id}))`;
}

/** A condition: the viewer holds the post for appeals, and the file is evidence in one. */
export function shownInAppeal(scope: ReadScope, id: SQL): SQL {
  return sql`exists (select from ${staffPost} ap where ap.account_id = ${scope.viewerId}::uuid and ap.post = 'appeals'
      and ap.since <= ${scope.now}::timestamptz and (ap.until is null or ap.until > ${scope.now}::timestamptz))
    and exists (select from ${appeal} ev where ev.evidence ? ${id}::text)`;
}
