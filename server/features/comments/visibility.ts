// The relations that this domain's queries may select from, each already cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { comment, commentRevision } from "@/db/schema/comments";
import { subjectState } from "@/db/schema/trust/visibility";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, CommentId, PostId, PrincipalId } from "@/server/shared/ids";
import { accountNames } from "@/server/trust/authors/brief";
import { visibleComments, visibleCommentsUnder } from "@/server/trust/visibility/contents";

/** Threads of a post by the id of their opener: visible ones, and those whose opener is gone while an answer to it is not. */
export function visibleThreads(scope: ReadScope, postId: PostId): SQL {
  const visible = visibleCommentsUnder(scope, postId);
  return sql`(select v.id from ${visible} v where v.parent_id is null
    union all
    select o.id from ${comment} o where o.root_id = ${postId}::uuid and o.parent_id is null
      and (o.deleted_at is not null or exists (
        select from ${subjectState} os where os.root_id = o.root_id and os.kind = 'comment' and os.id = o.id and os.hidden and o.author_id is distinct from ${scope.viewerId}::uuid))
      and exists (select from ${visible} r where r.parent_id = o.id))`;
}

/** What hangs on the viewer's own comments: held edits, and the state of hidden ones. */
export const commentParts = {
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
  /** Null where nothing was ever decided about it. */
  state: string | null;
}

/** One visible comment as a target. */
export async function findVisibleComment(scope: ReadScope, id: string): Promise<CommentTarget | null> {
  const [row] = await scope.rows<CommentTarget>(sql`
    select c.id, c.root_id as "postId", c.author_id as "authorId", a.principal_id as "principalId", s.state
    from ${visibleComments(scope)} c join ${accountNames} a on a.id = c.author_id
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
  replies: number;
  createdAt: string;
  editedAt: string | null;
}

/** A comment as it stands, whoever may see it, as json (CommentRecord): for snapshots only. */
export function commentRecord(id: SQL): SQL {
  return sql`
    select to_jsonb(x) from (select c.id, c.id as "commentId", c.root_id as "postId", c.author_id as "authorId", a.nickname as "authorName", c.body,
      c.created_at as "createdAt", c.edited_at as "editedAt", ${repliesTo(sql`c`)} as replies
    from ${comment} c join ${accountNames} a on a.id = c.author_id where c.id = ${id}) x`;
}

/** The same of a held or past text of a comment. */
export function commentRevisionRecord(id: SQL): SQL {
  return sql`
    select to_jsonb(x) from (select r.id, c.id as "commentId", c.root_id as "postId", c.author_id as "authorId", a.nickname as "authorName", r.body,
      c.created_at as "createdAt", r.created_at as "editedAt", ${repliesTo(sql`c`)} as replies
    from ${commentRevision} r join ${comment} c on c.root_id = r.root_id and c.id = r.comment_id join ${accountNames} a on a.id = c.author_id
    where r.id = ${id}) x`;
}

function repliesTo(alias: SQL): SQL {
  return sql`(select count(*)::int from ${comment} n where n.parent_id = ${alias}.id and n.deleted_at is null)`;
}
