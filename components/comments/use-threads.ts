"use client"; // the threads on one page, as they change

import { useState } from "react";
import { extended, joined, withoutComment, withThread } from "@/components/comments/join";
import { useLive } from "@/components/live/use-live";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { useViewer } from "@/components/shell/viewer";
import { askQuery } from "@/components/trpc/call";
import type { ThreadPage, ThreadView } from "@/server/features/comments/contract";
import type { CommentId, PostId } from "@/server/shared/ids";
import type { CommentOrder } from "@/server/shared/limits";

const mostNamed = 20;

/** The threads of a post with what one does to them. Signals name comments; what they say is asked of the server, as this reader. */
export function useThreads(postId: string, initial: ThreadPage | null) {
  const post = postId as PostId; // an id the server gave
  const viewer = useViewer();
  const [page, setPage] = useState(initial);
  const [order, setOrder] = useState<CommentOrder>("oldest");
  const [arrived, setArrived] = useState<string[]>([]);
  const [isLoading, setLoading] = useState(false);
  const [hasFailed, setFailed] = useState(initial === null);

  async function reorder(wanted: CommentOrder) {
    setOrder(wanted);
    setLoading(true);
    try {
      setPage(await askQuery("comments.threads", { postId: post, order: wanted }));
      setArrived([]);
      setFailed(false);
    } catch {
      setFailed(true);
    } finally {
      setLoading(false);
    }
  }

  async function loadMore() {
    if (!page?.next) return;
    setLoading(true);
    try {
      const more = await askQuery("comments.threads", { postId: post, order, after: page.next as CommentId }); // an id the server gave
      setPage((before) => before && extended(before, more, order));
    } catch (error) {
      toastRefusal(error);
    } finally {
      setLoading(false);
    }
  }

  /** Asks for these comments and puts those that may be seen where they belong. */
  async function show(...ids: string[]) {
    const wanted = ids.slice(-mostNamed);
    if (wanted.length === 0) return;
    try {
      const { comments } = await askQuery("comments.named", { postId: post, ids: wanted as CommentId[] }); // ids the server gave
      setPage((before) => joined(before ?? { top: [], threads: [], next: null }, comments, order));
      setArrived((waiting) => waiting.filter((id) => !wanted.includes(id)));
    } catch (error) {
      toastRefusal(error);
    }
  }

  useLive(`post:${postId}`, async ({ type, ids }) => {
    if (type === "removed") {
      setPage((before) => before && ids.reduce(withoutComment, before));
      setArrived((waiting) => waiting.filter((id) => !ids.includes(id)));
    }
    if (type === "changed" && ids.length > 0) show(...ids.filter((id) => id !== postId));
    if (type === "arrived") {
      const named = askQuery("comments.named", { postId: post, ids: ids as CommentId[] }); // ids the server gave
      const { comments } = await named.catch(() => ({ comments: [] }));
      const others = comments.filter((comment) => comment.author.id !== viewer?.id).map((comment) => comment.id);
      setArrived((waiting) => [...new Set([...waiting, ...others])]);
    }
  });

  const changeThread = (id: string, change: (thread: ThreadView) => ThreadView | null) =>
    setPage((before) => before && withThread(before, id, change));

  return { page, order, arrived, isLoading, hasFailed, reorder, loadMore, show, changeThread };
}
