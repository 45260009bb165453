// Images that a content shows. The files are the media domain's; what shows them asks here.
import { type SQL, sql } from "drizzle-orm";
import { account, profileRevision } from "@/db/schema/accounts";
import { commentMedia, keeperLook } from "@/db/schema/comments";
import { media } from "@/db/schema/media";
import { post, postMedia } from "@/db/schema/microblog";
import { appeal, moderationCase } from "@/db/schema/moderation";
import { licence } from "@/db/schema/trust/licences";
import { staffPost } from "@/db/schema/trust/standing";
import { subjectState } from "@/db/schema/trust/visibility";
import { reader } from "@/server/core/database";
import { mediaRefusal } from "@/server/core/media/problems";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, MediaId } from "@/server/shared/ids";
import { findBarredAmong, notBarred } from "@/server/trust/measures/barred-images";
import type { Also } from "@/server/trust/review/review";
import { keptComments } from "@/server/trust/sections";
import { visibleAccounts, visibleComments, visiblePosts } from "@/server/trust/visibility/contents";

/** Files that are not deleted, with the columns a view needs. */
export const attachable: SQL = sql`(select m.id, m.owner_id, m.width, m.height, m.placeholder, m.ai_mark, m.kind, m.duration_ms from ${media} m where m.deleted_at is null)`;

/**
 * What review must know of a content's files: the words that intake read in them, and whether anything is doubtful. One whose words could not be read, or that looks like one that a
 * measure took away, makes the content wait for a person; a video or sound file where none may be or beside another file, and a file that a measure took away, is REJECTED/MEDIA_UNACCEPTABLE.
 */
export async function imagesForReview(
  ids: readonly MediaId[],
  { mayPlay = false }: { mayPlay?: boolean } = {},
): Promise<Also> {
  if (ids.length === 0) return { texts: [], doubt: null };
  const rows = await reader.rows<{ texts: string[] | null; kind: string }>(sql`
    select m.texts, m.kind from ${media} m where m.id = any(${sql.param(ids)}::uuid[])`);
  const plays = rows.some(({ kind }) => kind !== "image");
  if (plays && (!mayPlay || ids.length > 1)) throw mediaRefusal(mayPlay ? "oneRecording" : "typeUnsupported");
  const barred = await findBarredAmong(reader, ids);
  if (barred?.is === "same") throw mediaRefusal("removedBefore");
  const texts = rows.flatMap((row) => (row.texts ?? []).map((text) => ({ field: "image", text })));
  if (rows.some((row) => row.texts === null)) return { texts, doubt: "unreadable" };
  return { texts, doubt: barred ? "resembles-removed" : null };
}

/** A condition: the file exists, is not deleted, belongs to this account, and no measure has taken it away since review looked at it. */
export function ownFile(id: SQL, owner: AccountId): SQL {
  return sql`(${notBarred(id)} and exists (
    select from ${media} om where om.id = ${id} and om.owner_id = ${owner}::uuid and om.deleted_at is null))`;
}

/** A condition: a post that the viewer may see shows the file. */
export function shownByPost(scope: ReadScope, id: SQL): SQL {
  return sql`exists (select from ${postMedia} sm join ${visiblePosts(scope)} sp on sp.id = sm.root_id where sm.media_id = ${id})`;
}

/** A condition: a comment that the viewer may see, or keeps, shows the file. */
export function shownByComment(scope: ReadScope, id: SQL): SQL {
  return sql`exists (select from ${commentMedia} sc where sc.media_id = ${id} and (
    exists (select from ${visibleComments(scope)} vc where vc.id = sc.comment_id) or exists (select from ${keptComments(scope)} kc where kc.id = sc.comment_id)))`;
}

/** A condition: a post that was public once showed the file, and a measure removed the post. */
export function removedWithPost(id: SQL): SQL {
  return sql`exists (
    select from ${postMedia} rm join ${post} rp on rp.id = rm.root_id
      join ${subjectState} rs on rs.root_id = rp.root_id and rs.kind = 'post' and rs.id = rp.id
    where rm.media_id = ${id} and rp.audience = 'public' and rp.deleted_at is null and rs.state = 'removed')`;
}

/** A condition: an account that the viewer may see has the file as its portrait. */
export function shownByAvatar(scope: ReadScope, id: SQL): SQL {
  return sql`exists (select from ${visibleAccounts(scope)} sa where sa.avatar_id = ${id})`;
}

/**
 * A condition: the viewer holds a post at the desk, and the file belongs to a post or a comment, or is the portrait of an account, of which there is a case, or to a comment at which
 * the platform was asked to look.
 */
export function shownInCase(scope: ReadScope, id: SQL): SQL {
  return sql`exists (select from ${staffPost} st where st.account_id = ${scope.viewerId}::uuid and st.post in ('reviewer', 'officer', 'appeals')
      and st.since <= ${scope.now}::timestamptz and (st.until is null or st.until > ${scope.now}::timestamptz))
    and (exists (select from ${moderationCase} mc where mc.root_id in (
      select sm.root_id from ${postMedia} sm where sm.media_id = ${id} union all select sa.id from ${account} sa where sa.avatar_id = ${id}
      union all select sr.account_id from ${profileRevision} sr where sr.avatar_id = ${id}))
      or exists (select from ${commentMedia} cm where cm.media_id = ${id} and (
        exists (select from ${moderationCase} cc where cc.subject_kind = 'comment' and cc.subject_id = cm.comment_id)
        or exists (select from ${keeperLook} cl where cl.comment_id = cm.comment_id))))`;
}

/** A condition: the viewer holds the post for appeals, and the file is evidence in one. */
export function shownInAppeal(scope: ReadScope, id: SQL): SQL {
  return sql`exists (select from ${staffPost} ap where ap.account_id = ${scope.viewerId}::uuid and ap.post = 'appeals'
      and ap.since <= ${scope.now}::timestamptz and (ap.until is null or ap.until > ${scope.now}::timestamptz))
    and exists (select from ${appeal} ev where ev.evidence ? ${id}::text)`;
}

/** The statement by which a post's author says that a machine made its pictures: those of which nothing is said yet are possibly AI-made from now on. */
export function picturesDeclaredAi(ids: readonly MediaId[]): SQL {
  return sql`
    update ${media} set ai_mark = 'possible' where id = any(${sql.param(ids)}::uuid[]) and ai_mark is null`;
}

/** Pictures of a post that are said to be AI-made while their files do not carry the label yet, with their stored sizes. */
export function unlabelledIn(postId: SQL): SQL {
  return sql`(select m.id, m.ai_mark, m.variants from ${postMedia} um join ${media} m on m.id = um.media_id
    where um.root_id = ${postId} and m.kind = 'image' and m.ai_mark is not null and m.aigc_label is null)`;
}

/** A condition: the viewer is an officer or in compliance, and the file is the evidence of a licence. */
export function shownInLicence(scope: ReadScope, id: SQL): SQL {
  return sql`exists (select from ${staffPost} lp where lp.account_id = ${scope.viewerId}::uuid and lp.post in ('officer', 'compliance')
      and lp.since <= ${scope.now}::timestamptz and (lp.until is null or lp.until > ${scope.now}::timestamptz))
    and exists (select from ${licence} li where li.evidence_id = ${id})`;
}
