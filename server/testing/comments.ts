// A post with comments under it, as people write and read them.
import type { CommentId, PostId } from "@/server/shared/ids";
import { as, type Person } from "@/server/testing/world";

/** A post to be commented on. */
export async function postOf(author: Person): Promise<PostId> {
  const { id } = await as(author).microblog.createPost({ body: "周末有读书会。" });
  return id as PostId; // an id the server gave
}

/** A comment under it. */
export async function say(by: Person, postId: PostId, body: string): Promise<CommentId> {
  return (await as(by).comments.createComment({ postId, body })).id as CommentId; // an id the server gave
}

/** What opens the threads under the post, as this viewer reads them: those that stand above the others first. */
export async function bodies(viewer: Person | null, postId: PostId): Promise<(string | null)[]> {
  const { top, threads } = await as(viewer).comments.threads({ postId });
  return [...top, ...threads].map(({ opener }) => opener?.body ?? null);
}

/** One comment as its author sees it, whatever state it is in. */
export async function own(author: Person, postId: PostId, id: string) {
  const { comments } = await as(author).comments.named({ postId, ids: [id as CommentId] }); // an id the server gave
  return comments[0];
}
