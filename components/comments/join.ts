// Pure: puts comments into the threads on a page, and takes them out.

import type { CommentView, ThreadPage, ThreadView } from "@/server/features/comments/contract";
import type { CommentOrder } from "@/server/shared/limits";

/** The page with these comments in it: known ones replaced, new ones at their place. A reply to a thread that is not on the page is left out. */
export function joined(page: ThreadPage, comments: readonly CommentView[], order: CommentOrder): ThreadPage {
  let threads = page.threads;
  for (const comment of comments) {
    const threadId = comment.threadId ?? comment.id;
    const isKnown = threads.some((thread) => thread.id === threadId);
    if (isKnown) {
      threads = threads.map((thread) => (thread.id === threadId ? withComment(thread, comment) : thread));
    } else if (comment.threadId === null) {
      const opened: ThreadView = { id: comment.id, opener: comment, replies: [], replyCount: 0 };
      threads = order === "newest" ? [opened, ...threads] : [...threads, opened];
    }
  }
  return { threads, next: page.next };
}

/** The page without the comment of this id; a thread goes with its opener unless replies stand in it. */
export function withoutComment(page: ThreadPage, id: string): ThreadPage {
  const threads = page.threads.flatMap((thread) => {
    const without =
      thread.id === id
        ? { ...thread, opener: null }
        : thread.replies.some((reply) => reply.id === id)
          ? { ...thread, replies: thread.replies.filter((reply) => reply.id !== id), replyCount: thread.replyCount - 1 }
          : thread;
    return without.opener === null && without.replies.length === 0 ? [] : without;
  });
  return { ...page, threads };
}

function withComment(thread: ThreadView, comment: CommentView): ThreadView {
  if (comment.id === thread.id) return { ...thread, opener: comment };
  if (thread.replies.some((reply) => reply.id === comment.id))
    return { ...thread, replies: thread.replies.map((reply) => (reply.id === comment.id ? comment : reply)) };
  const replies = [...thread.replies, comment].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...thread, replies, replyCount: thread.replyCount + 1 };
}
