// What people read of comments: a skeleton of ids, one statement for all that hangs on them, view.
import { type SQL, sql } from "drizzle-orm";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import type { AccountId, CommentId, PostId } from "@/server/shared/ids";
import { briefRow } from "@/server/trust/authors/brief";
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
import { type CommentRow, commentViewOf, threadsOf } from "./views";
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
    return { threads: threadsOf(ids, rows, scope.viewerId), next: ids.length === limit ? (ids.at(-1) ?? null) : null };
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
    const replies = rows.map((row) => commentViewOf(row, scope.viewerId));
    return { replies, next: rows.length === repliesPerPage ? (rows.at(-1)?.id ?? null) : null };
  },
});

/** The comments of these ids that the viewer may see: how a page answers a signal that names some. */
export const named = query({
  access: "anyone",
  obligations: ["MB-12.1-a"],
  input: namedCommentsInput,
  async run({ input, scope }): Promise<{ comments: CommentView[] }> {
    const rows = await rowsOf(scope, input.postId, sql`true`, sql`c.id = any(${sql.param(input.ids)}::uuid[])`);
    return { comments: rows.map((row) => commentViewOf(row, scope.viewerId)) };
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
  const { viewerId } = scope;
  const own = viewerId ? sql`case when c.author_id = ${viewerId}::uuid then ${ownPart(viewerId)} end` : sql`null`;
  return scope.rows<CommentRow>(sql`
    select c.id, c.root_id as "postId", c.parent_id as "threadId", ${briefRow(sql`answered.author_id`)} as answered,
      c.author_id as "authorId", ${briefRow(sql`c.author_id`)} as author, ${own} as own, c.body, c.region, c.created_at as "createdAt", c.edited_at as "editedAt", c.replies as "replyCount"
    from (
      select c.*, row_number() over (partition by c.parent_id order by c.id) as place,
        count(*) over (partition by c.parent_id)::int as replies
      from ${visibleCommentsUnder(scope, postId)} c where ${candidates}
    ) c left join ${visibleCommentsUnder(scope, postId)} answered on answered.id = c.reply_to_id
    where ${wanted} order by c.id limit ${limit}::int`);
}

/** What the author alone sees of comment `c`, as json. */
function ownPart(viewerId: AccountId): SQL {
  return sql`(
    select json_build_object('state', s.state, 'since', s.since, 'measureId', s.measure_id, 'pendingEdit', e.body)
    from (select c.id) i left join ${commentParts.ownStates(viewerId)} s on s.id = i.id
    left join ${commentParts.ownPendingEdits(viewerId)} e on e.comment_id = i.id)`;
}
