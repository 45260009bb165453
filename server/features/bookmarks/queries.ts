// What somebody keeps, for themselves alone.
import { sql } from "drizzle-orm";
import { type PostPage, pageSize } from "@/server/features/microblog/contract";
import { postsIn } from "@/server/features/microblog/listing";
import { query } from "@/server/pipeline/query";
import { bookmarksInput } from "./contract";
import { keptPosts } from "./visibility";

/** The viewer's bookmarks, the one made last first; paged on the id of the bookmark, not of the post. */
export const mine = query({
  access: "signed-in",
  obligations: [],
  input: bookmarksInput,
  async run({ input, scope }): Promise<PostPage> {
    const kept = await scope.rows<{ id: string; postId: string }>(sql`
      select k.id, k.post_id as "postId" from ${keptPosts(scope, input.before ?? null, pageSize)} k`);
    const ids = kept.map(({ postId }) => postId);
    const posts = await postsIn(scope, sql`(select unnest(${sql.param(ids)}::uuid[]) as id)`);
    const byId = new Map(posts.map((post) => [post.id, post]));
    return {
      posts: ids.flatMap((id) => byId.get(id) ?? []),
      next: kept.length === pageSize ? (kept.at(-1)?.id ?? null) : null,
    };
  },
});
