// What people read of comments: a skeleton of ids, one statement for all that hangs on them, view.
import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import type { CommentId, PostId } from "@/server/shared/ids";
import type { CommentOrder } from "@/server/shared/limits";
import { briefRow } from "@/server/trust/authors/brief";
import { visibleCommentsUnder, visiblePosts } from "@/server/trust/visibility/contents";
import { commentColumns } from "./columns";
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
import { likesOf, threadOpeners } from "./visibility";

/**
 * The threads of a post with the first replies of each, in the order asked for; with the first page come those that its keepers put above every order. NOT_FOUND where the post is
 * not there or not for this viewer.
 */
export const threads = query({
  access: "anyone",
  obligations: ["MB-12.1-a"],
  input: threadsInput,
  async run({ input, scope }): Promise<ThreadPage> {
    const { postId, after, limit } = input;
    const { lifted, others } = threadOpeners(scope, postId);
    const [found] = await scope.rows<{ top: CommentId[]; ids: CommentId[] }>(sql`
      select ${
        after
          ? sql`'{}'::uuid[]`
          : sql`array(select l.id from ${lifted} l order by l.lifted = 'pinned' desc, l.lifted_at desc, l.id)`
      } as top,
        array(select t.id from ${others} t where ${pastOf(input)} order by ${orders[input.order]} ${atMost(limit)}) as ids`);
    const { top, ids } = found ?? { top: [], ids: [] };
    if (top.length + ids.length === 0) {
      await requirePost(scope, postId);
      return { top: [], threads: [], next: null };
    }
    const visible = visibleCommentsUnder(scope, postId);
    const list = sql`${sql.param([...top, ...ids])}::uuid[]`;
    const rows = await rowsOf(
      scope,
      postId,
      sql`(select c.* from ${visible} c where c.id = any(${list}) union all
        select f.* from unnest(${list}) t(id) cross join lateral (
          select c.* from ${visible} c where c.parent_id = t.id order by c.id ${atMost(firstReplies)}) f)`,
    );
    const threadsIn = (wanted: readonly CommentId[]) => threadsOf(wanted, rows, scope.viewerId);
    return {
      top: threadsIn(top),
      threads: threadsIn(ids),
      next: ids.length === limit ? (ids.at(-1) ?? null) : null,
    };
  },
});

const orders: Readonly<Record<CommentOrder, SQL>> = {
  oldest: sql`t.id asc`,
  newest: sql`t.id desc`,
  liked: sql`t.likes desc, t.id desc`,
};

/** The threads behind the last one on screen, in the same order. */
function pastOf({ postId, order, after }: z.output<typeof threadsInput>): SQL {
  if (!after) return sql`true`;
  if (order === "liked") return sql`(t.likes, t.id) < (${likesOf(postId, after)}, ${after}::uuid)`;
  return order === "oldest" ? sql`t.id > ${after}::uuid` : sql`t.id < ${after}::uuid`;
}

/** The replies of one thread, oldest first; NOT_FOUND as for its post. */
export const replies = query({
  access: "anyone",
  obligations: ["MB-12.1-a"],
  input: repliesInput,
  async run({ input, scope }): Promise<ReplyPage> {
    const after = input.after ? sql`and c.id > ${input.after}::uuid` : sql``;
    const visible = visibleCommentsUnder(scope, input.postId);
    const rows = await rowsOf(
      scope,
      input.postId,
      sql`(select c.* from ${visible} c where c.parent_id = ${input.threadId}::uuid ${after} order by c.id ${atMost(repliesPerPage)})`,
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
    const visible = visibleCommentsUnder(scope, input.postId);
    const rows = await rowsOf(
      scope,
      input.postId,
      sql`(select c.* from ${visible} c where c.id = any(${sql.param(input.ids)}::uuid[]))`,
    );
    return { comments: rows.map((row) => commentViewOf(row, scope.viewerId)) };
  },
});

async function requirePost(scope: ReadScope, postId: PostId): Promise<void> {
  const rows = await scope.rows(sql`select 1 from ${visiblePosts(scope)} p where p.id = ${postId}::uuid`);
  if (rows.length === 0) throw notFound();
}

/** These visible comments of the post (a relation with a comment's columns) with all that a page shows of them, in one statement; oldest first. */
function rowsOf(scope: ReadScope, postId: PostId, visible: SQL): Promise<CommentRow[]> {
  const answered = sql`(select ${briefRow(sql`a.author_id`)} from ${visibleCommentsUnder(scope, postId)} a where a.id = c.reply_to_id limit 1)`;
  return scope.rows<CommentRow>(sql`
    select ${commentColumns(scope)}, case when c.reply_to_id is not null then ${answered} end as answered from ${visible} c order by c.id`);
}
