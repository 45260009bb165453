// What an account wrote under posts, as far as the viewer may see both.
import { type SQL, sql } from "drizzle-orm";
import { comment } from "@/db/schema/comments";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, CommentId } from "@/server/shared/ids";
import { admittedTo } from "@/server/trust/labels/surfaces";
import { visibleComments, visiblePosts } from "@/server/trust/visibility/contents";

/** The comments of an account that the viewer may see under posts that the viewer may see, newest first, `limit` of them: the walk of one index that stops with the page. */
export function commentsBy(scope: ReadScope, authorId: AccountId, before: CommentId | null, limit: number): SQL {
  return sql`(
    select v.* from (
      select w.root_id, w.id from ${comment} w where w.author_id = ${authorId}::uuid ${before ? sql`and w.id < ${before}::uuid` : sql``} order by w.id desc) w
    cross join lateral (select v.* from ${visibleComments(scope)} v where v.root_id = w.root_id and v.id = w.id offset 0) v
    ${atMost(limit)})`;
}

/** Who wrote the visible post of this id, and what may be quoted of it. */
export function quotedPost(scope: ReadScope, id: SQL): { authorId: SQL; words: SQL } {
  return {
    authorId: sql`(select v.author_id from ${visiblePosts(scope)} v where v.id = ${id})`,
    words: sql`(select coalesce(v.notice, v.body) from ${visiblePosts(scope)} v where v.id = ${id} and ${admittedTo("notices", "v")})`,
  };
}
