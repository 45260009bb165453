// What people read of comments: skeleton of ids, hydration in batch, view.
import { type SQL, sql } from "drizzle-orm";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import type { AccountId, CommentId, PostId } from "@/server/shared/ids";
import { briefsOf } from "@/server/trust/authors/brief";
import { visibleCommentsUnder, visiblePosts } from "@/server/trust/visibility/contents";
import {
  type CommentView,
  firstReplies,
  namedCommentsInput,
  type ReplyPage,
  repliesInput,
  repliesPerPage,
  type ThreadPage,
  threadsInput,
} from "./contract";
import { type CommentRow, commentViewOf, type OwnCommentRow, threadsOf } from "./views";
import { commentParts, visibleThreads } from "./visibility";

/** The threads of a post with the first replies of each; NOT_FOUND where the post is not there or not for this viewer. */
export const threads = query({
  access: "anyone",
  obligations: ["MB-12.1-a"],
  input: threadsInput,
  async run({ input, scope }): Promise<ThreadPage> {
    const { postId, after, limit } = input;
    const [way, past] = input.order === "oldest" ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
    const found = await scope.rows<{ id: CommentId }>(sql`
      select t.id from ${visibleThreads(scope, postId)} t
      where ${after ?? null}::uuid is null or t.id ${past} ${after ?? null}::uuid order by t.id ${way} limit ${limit}::int`);
    if (found.length === 0) {
      await requirePost(scope, postId);
      return { threads: [], next: null };
    }
    const ids = found.map((row) => row.id);
    const list = sql`${sql.param(ids)}::uuid[]`;
    const rows = await rowsOf(
      scope,
      postId,
      sql`c.id = any(${list}) or (c.parent_id = any(${list}) and c.place <= ${firstReplies}::int)`,
      sql`c.id = any(${list}) or c.parent_id = any(${list})`,
    );
    const view = await viewer(scope, rows);
    return { threads: threadsOf(ids, rows, view), next: ids.length === limit ? (ids.at(-1) ?? null) : null };
  },
});

/** The replies of one thread, oldest first; NOT_FOUND as for its post. */
export const replies = query({
  access: "anyone",
  obligations: ["MB-12.1-a"],
  input: repliesInput,
  async run({ input, scope }): Promise<ReplyPage> {
    const after = input.after ? sql`and c.id > ${input.after}::uuid` : sql``;
    const rows = await rowsOf(
      scope,
      input.postId,
      sql`true`,
      sql`c.parent_id = ${input.threadId}::uuid ${after}`,
      repliesPerPage,
    );
    if (rows.length === 0) await requirePost(scope, input.postId);
    const view = await viewer(scope, rows);
    return { replies: rows.map(view), next: rows.length === repliesPerPage ? (rows.at(-1)?.id ?? null) : null };
  },
});

/** The comments of these ids that the viewer may see: how a page answers a signal that names some. */
export const named = query({
  access: "anyone",
  obligations: ["MB-12.1-a"],
  input: namedCommentsInput,
  async run({ input, scope }): Promise<{ comments: CommentView[] }> {
    const rows = await rowsOf(scope, input.postId, sql`true`, sql`c.id = any(${sql.param(input.ids)}::uuid[])`);
    const view = await viewer(scope, rows);
    return { comments: rows.map(view) };
  },
});

async function requirePost(scope: ReadScope, postId: PostId): Promise<void> {
  const rows = await scope.rows(sql`select 1 from ${visiblePosts(scope)} p where p.id = ${postId}::uuid`);
  if (rows.length === 0) throw notFound();
}

/** Visible comments of the post among `candidates`, each with its place in its thread, cut to `wanted`; oldest first. */
async function rowsOf(
  scope: ReadScope,
  postId: PostId,
  wanted: SQL,
  candidates: SQL,
  limit: number | null = null,
): Promise<CommentRow[]> {
  return scope.rows<CommentRow>(sql`
    select c.id, c.root_id as "postId", c.parent_id as "threadId", answered.author_id as "answeredAuthorId", c.author_id as "authorId",
      c.body, c.region, c.created_at as "createdAt", c.edited_at as "editedAt", c.replies as "replyCount"
    from (
      select c.*, row_number() over (partition by c.parent_id order by c.id) as place,
        count(*) over (partition by c.parent_id)::int as replies
      from ${visibleCommentsUnder(scope, postId)} c where ${candidates}
    ) c left join ${visibleCommentsUnder(scope, postId)} answered on answered.id = c.reply_to_id
    where ${wanted} order by c.id limit ${limit}::int`);
}

async function viewer(scope: ReadScope, rows: readonly CommentRow[]): Promise<(row: CommentRow) => CommentView> {
  const { viewerId } = scope;
  const [authors, own] = await Promise.all([
    briefsOf(
      scope,
      rows.flatMap((row) => (row.answeredAuthorId ? [row.authorId, row.answeredAuthorId] : [row.authorId])),
    ),
    viewerId ? ownOf(scope, viewerId, rows) : new Map<CommentId, OwnCommentRow>(),
  ]);
  return (row) => commentViewOf(row, viewerId, { authors, own });
}

async function ownOf(
  scope: ReadScope,
  viewerId: AccountId,
  rows: readonly CommentRow[],
): Promise<Map<CommentId, OwnCommentRow>> {
  const ids = rows.filter((row) => row.authorId === viewerId).map((row) => row.id);
  if (ids.length === 0) return new Map();
  const found = await scope.rows<OwnCommentRow>(sql`
    select i.id, s.state, s.since, s.measure_id as "measureId", e.body as "pendingEdit"
    from unnest(${sql.param(ids)}::uuid[]) as i(id)
    left join ${commentParts.ownStates(viewerId)} s on s.id = i.id
    left join ${commentParts.ownPendingEdits(viewerId)} e on e.comment_id = i.id`);
  return new Map(found.map((row) => [row.id, row]));
}
