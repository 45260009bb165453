// The relations that this domain's queries may select from, each already cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { comment, commentLike, commentMedia, commentRevision, keeperDecision, keeperLook } from "@/db/schema/comments";
import { subjectState } from "@/db/schema/trust/visibility";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, CommentId, PostId, PrincipalId } from "@/server/shared/ids";
import { attachable } from "@/server/trust/attachments";
import { accountNames } from "@/server/trust/authors/brief";
import { contactRules } from "@/server/trust/contact/relation";
import type { ContactRules } from "@/server/trust/contact/rules";
import { type SectionFacts, sectionFacts, visibleRoots } from "@/server/trust/sections";
import { visibleTo } from "@/server/trust/visibility/condition";
import { visibleComments, visibleCommentsUnder } from "@/server/trust/visibility/contents";

/**
 * The openers of a root's threads: `lifted` those that stand above the others, `others` the rest, visible ones and those whose opener is gone while an answer to it is not. Each is a
 * condition on the openers' own index, so that a page stops where it is full, however many comments there are.
 */
export function threadOpeners(scope: ReadScope, rootId: PostId): { lifted: SQL; others: SQL } {
  const openers = sql`${comment} o where o.root_id = ${rootId}::uuid and o.parent_id is null
    and exists (select from ${visibleRoots(scope)} vr where vr.id = ${rootId}::uuid)`;
  const isVisible = visibleTo(scope, "comment", "o");
  const isGone = sql`(o.deleted_at is not null or (o.author_id is distinct from ${scope.viewerId}::uuid and exists (
    select from ${subjectState} os where os.root_id = o.root_id and os.kind = 'comment' and os.id = o.id and os.hidden)))`;
  // A scalar with a limit is looked up for the few openers that are gone; an `exists` would be answered by reading all replies first.
  const isAnswered = sql`coalesce((select true from ${visibleCommentsUnder(scope, rootId)} r where r.parent_id = o.id limit 1), false)`;
  return {
    lifted: sql`(select o.id, o.lifted, o.lifted_at from ${openers} and o.lifted is not null and ${isVisible})`,
    others: sql`(select o.id, o.likes from ${openers} and ((o.lifted is null and ${isVisible}) or (${isGone} and ${isAnswered})))`,
  };
}

/** Where a page of threads that is ordered by likes goes on: behind this comment as it is liked now. */
export function likesOf(rootId: PostId, id: CommentId): SQL {
  return sql`(select l.likes from ${comment} l where l.root_id = ${rootId}::uuid and l.id = ${id}::uuid)`;
}

/** What hangs on comments already found visible: pictures, the size of their thread, own likes; and of one's own: held edits, the state of hidden ones, and why a keeper hid them. */
export const commentParts = {
  images: sql`(select cm.root_id, cm.comment_id, cm.position, cm.alt, m.id, m.width, m.height, m.placeholder, m.ai_mark
    from ${commentMedia} cm join ${attachable} m on m.id = cm.media_id)`,
  sizes: sql`(select t.root_id, t.id, t.replies from ${comment} t)`,
  likesOf: (viewerId: AccountId) =>
    sql`(select l.root_id, l.comment_id from ${commentLike} l where l.account_id = ${viewerId}::uuid)`,
  hidings: sql`(select d.root_id, d.comment_id, d.id, d.reason, d.by_role, d.act, d.at, coalesce(k.state, 'none') as look, k.reason as answer
    from ${keeperDecision} d left join ${keeperLook} k on k.decision_id = d.id where d.act in ('hidden', 'deleted'))`,
  ownPendingEdits: (viewerId: AccountId) =>
    sql`(select r.comment_id, r.root_id, r.body from ${commentRevision} r join ${comment} c on c.root_id = r.root_id and c.id = r.comment_id
         where r.state = 'held' and c.author_id = ${viewerId}::uuid)`,
  ownStates: (viewerId: AccountId) =>
    sql`(select s.id, s.root_id, s.state, s.since, s.measure_id from ${subjectState} s join ${comment} c on c.root_id = s.root_id and c.id = s.id
         where s.kind = 'comment' and s.hidden and c.author_id = ${viewerId}::uuid)`,
};

export interface CommentTarget {
  id: CommentId;
  postId: PostId;
  authorId: AccountId;
  principalId: PrincipalId;
  images: number;
  /** Null where nothing was ever decided about it. */
  state: string | null;
  section: SectionFacts;
  /** How the account whose section it is lets the viewer reach it; null for itself. */
  contact: ContactRules | null;
}

/** One visible comment as a target, with the section it stands in. */
export async function findVisibleComment(scope: ReadScope, id: string): Promise<CommentTarget | null> {
  const [row] = await scope.rows<CommentTarget>(sql`
    select c.id, c.root_id as "postId", c.author_id as "authorId", a.principal_id as "principalId", c.media_count as images, s.state,
      ${sectionFacts(scope, sql`o.id`, sql`o.owner_id`)} as section, ${contactRules(scope.viewerId, sql`o.owner_id`)} as contact
    from ${visibleComments(scope)} c join ${accountNames} a on a.id = c.author_id join ${visibleRoots(scope)} o on o.id = c.root_id
    left join ${subjectState} s on s.root_id = c.root_id and s.kind = 'comment' and s.id = c.id
    where c.id = ${id}::uuid`);
  return row ?? null;
}

export interface CommentRecord {
  id: string;
  commentId: CommentId;
  postId: PostId;
  authorId: AccountId;
  authorName: string;
  body: string;
  alts: string[];
  mediaIds: string[];
  likes: number;
  replies: number;
  createdAt: string;
  editedAt: string | null;
}

/** A comment as it stands, whoever may see it, as json (CommentRecord): for snapshots only. */
export function commentRecord(id: SQL): SQL {
  return sql`
    select to_jsonb(x) from (select c.id, c.id as "commentId", c.root_id as "postId", c.author_id as "authorId", a.nickname as "authorName", c.body,
      c.created_at as "createdAt", c.edited_at as "editedAt", c.likes, ${repliesTo(sql`c`)} as replies,
      array(select cm.alt from ${commentMedia} cm where cm.root_id = c.root_id and cm.comment_id = c.id and cm.alt is not null order by cm.position) as alts,
      array(select cm.media_id::text from ${commentMedia} cm where cm.root_id = c.root_id and cm.comment_id = c.id order by cm.position) as "mediaIds"
    from ${comment} c join ${accountNames} a on a.id = c.author_id where c.id = ${id}) x`;
}

/** The same of a held or past text of a comment. */
export function commentRevisionRecord(id: SQL): SQL {
  return sql`
    select to_jsonb(x) from (select r.id, c.id as "commentId", c.root_id as "postId", c.author_id as "authorId", a.nickname as "authorName", r.body,
      c.created_at as "createdAt", r.created_at as "editedAt", c.likes, ${repliesTo(sql`c`)} as replies, array[]::text[] as alts, array[]::text[] as "mediaIds"
    from ${commentRevision} r join ${comment} c on c.root_id = r.root_id and c.id = r.comment_id join ${accountNames} a on a.id = c.author_id
    where r.id = ${id}) x`;
}

function repliesTo(alias: SQL): SQL {
  return sql`(select count(*)::int from ${comment} n where n.parent_id = ${alias}.id and n.deleted_at is null)`;
}
