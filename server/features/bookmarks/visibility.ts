// The viewer's own bookmarks, with the posts that are still in sight.
import { type SQL, sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { bookmarkedBy, visiblePosts } from "@/server/trust/visibility/contents";

/** Bookmarks (`id`) with the post of each (`post_id`), newest first, `limit` of them; those whose post the viewer may not see any more are passed over. */
export function keptPosts(scope: ReadScope, before: string | null, limit: number): SQL {
  return sql`(
    select k.id, k.root_id as post_id from (
      select b.id, b.root_id from ${bookmarkedBy(scope)} b ${before ? sql`where b.id < ${before}::uuid` : sql``} order by b.id desc) k
    cross join lateral (select v.id from ${visiblePosts(scope)} v where v.id = k.root_id offset 0) v
    ${atMost(limit)})`;
}
