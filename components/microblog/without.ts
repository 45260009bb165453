import type { PostView } from "@/server/features/microblog/contract";

/** Pure: the posts without the one of this id, and without those that the account of this id wrote, or that pass on or quote what it wrote. */
export function without(posts: readonly PostView[], id: string): PostView[] {
  return posts.filter(
    (post) =>
      post.id !== id && post.author.id !== id && (post.source?.is !== "post" || post.source.post.author.id !== id),
  );
}
