// Pure: puts comments into the threads on a page, and takes them out.

import type { CommentView, ReplyPage, ThreadPage, ThreadView } from "@/server/features/comments/contract";
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
      const opened: ThreadView = { id: comment.id, opener: comment, replies: [], next: null, replyCount: 0 };
      // One's own and what just arrived is seen at once, also where it has no likes yet.
      threads = order === "oldest" ? [...threads, opened] : [opened, ...threads];
    }
  }
  return { top, threads, next: page.next };
}

/** The page with the next one behind it. What was put on it before its turn stands once; among the oldest first it goes to its place. */
export function extended(page: ThreadPage, more: ThreadPage, order: CommentOrder): ThreadPage {
  const shown = new Set(page.threads.map(({ id }) => id));
  const threads = [...page.threads, ...more.threads.filter(({ id }) => !shown.has(id))];
  return { ...page, threads: order === "oldest" ? threads.sort(byId) : threads, next: more.next };
}

/** The thread with its next replies, among which some may stand that arrived before them. What the viewer may not see is counted and never comes. */
export function withReplies(thread: ThreadView, { replies, next }: ReplyPage): ThreadView {
  const shown = new Set(thread.replies.map(({ id }) => id));
  const all = [...thread.replies, ...replies.filter(({ id }) => !shown.has(id))].sort(byId);
  return { ...thread, replies: all, next, replyCount: next ? thread.replyCount : all.length };
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
  const replies = [...thread.replies, comment].sort(byId);
  return { ...thread, replies, replyCount: thread.replyCount + 1 };
}

/** Ids sort by time. */
function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
