// Pure: puts comments into the threads on a page, and takes them out.

import type { CommentView, ThreadPage, ThreadView } from "@/server/features/comments/contract";
import type { CommentOrder } from "@/server/shared/limits";

/** The page with these comments in it: known ones replaced, new ones at their place. A reply to a thread that is not on the page is left out. */
export function joined(page: ThreadPage, comments: readonly CommentView[], order: CommentOrder): ThreadPage {
  let { top, threads } = page;
  for (const comment of comments) {
    const threadId = comment.threadId ?? comment.id;
    const isThread = (thread: ThreadView) => thread.id === threadId;
    const put = (thread: ThreadView) => (isThread(thread) ? withComment(thread, comment) : thread);
    if (top.some(isThread)) top = top.map(put);
    else if (threads.some(isThread)) threads = threads.map(put);
    else if (comment.threadId === null) {
      const opened: ThreadView = { id: comment.id, opener: comment, replies: [], replyCount: 0 };
      // One's own and what just arrived is seen at once, also where it has no likes yet.
      threads = order === "oldest" ? [...threads, opened] : [opened, ...threads];
    }
  }
  return { top, threads, next: page.next };
}

/** The page without the comment of this id; a thread goes with its opener unless replies stand in it. */
export function withoutComment(page: ThreadPage, id: string): ThreadPage {
  const without = (thread: ThreadView): ThreadView[] => {
    const left =
      thread.id === id
        ? { ...thread, opener: null }
        : thread.replies.some((reply) => reply.id === id)
          ? { ...thread, replies: thread.replies.filter((reply) => reply.id !== id), replyCount: thread.replyCount - 1 }
          : thread;
    return left.opener === null && left.replies.length === 0 ? [] : [left];
  };
  return { ...page, top: page.top.flatMap(without), threads: page.threads.flatMap(without) };
}

/** The page with one thread changed, or without it where the change answers null. */
export function withThread(
  page: ThreadPage,
  id: string,
  change: (thread: ThreadView) => ThreadView | null,
): ThreadPage {
  const changed = (thread: ThreadView) => (thread.id === id ? (change(thread) ?? []) : thread);
  return { ...page, top: page.top.flatMap(changed), threads: page.threads.flatMap(changed) };
}

function withComment(thread: ThreadView, comment: CommentView): ThreadView {
  if (comment.id === thread.id) return { ...thread, opener: comment };
  if (thread.replies.some((reply) => reply.id === comment.id))
    return { ...thread, replies: thread.replies.map((reply) => (reply.id === comment.id ? comment : reply)) };
  const replies = [...thread.replies, comment].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...thread, replies, replyCount: thread.replyCount + 1 };
}
