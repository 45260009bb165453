"use client"; // shows more replies when asked

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommentForm } from "@/components/comments/comment-form";
import { CommentItem } from "@/components/comments/comment-item";
import { withReplies } from "@/components/comments/join";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { askQuery } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import type { CommentView, ThreadView } from "@/server/features/comments/contract";
import type { CommentId, PostId } from "@/server/shared/ids";
import type { KeeperPower } from "@/server/shared/sections";

interface CommentThreadProps {
  postId: string;
  thread: ThreadView;
  powers: readonly KeeperPower[];
  /** Nobody answers here, as long as the comments are closed or stopped. */
  isClosed: boolean;
  /** The comment that is being answered, here or elsewhere on the page. */
  answering: string | null;
  onAnswer: (id: string | null) => void;
  onPublished: (id: string) => void;
  onChange: (id: string, change: (thread: ThreadView) => ThreadView | null) => void;
  onMoved: () => void;
}

/** An opener with its replies. */
export function CommentThread({
  postId,
  thread,
  powers,
  isClosed,
  answering,
  onAnswer,
  onPublished,
  onChange,
  onMoved,
}: CommentThreadProps) {
  const t = useTranslations("comments");
  const router = useRouter();
  const [isLoading, setLoading] = useState(false);
  const hidden = thread.replyCount - thread.replies.length;

  async function showReplies() {
    setLoading(true);
    try {
      const more = await askQuery("comments.replies", {
        postId: postId as PostId, // an id the server gave
        threadId: thread.id as CommentId, // an id the server gave
        ...(thread.next ? { after: thread.next as CommentId } : {}), // an id the server gave
      });
      onChange(thread.id, (now) => withReplies(now, more));
    } catch (error) {
      toastRefusal(error);
    } finally {
      setLoading(false);
    }
  }

  function change(comment: CommentView) {
    onChange(thread.id, (now) => ({
      ...now,
      opener: now.opener?.id === comment.id ? comment : now.opener,
      replies: now.replies.map((reply) => (reply.id === comment.id ? comment : reply)),
    }));
  }
  /** Takes it out at once; the page's numbers are the server's and follow. */
  function drop(id: string) {
    router.refresh();
    onChange(thread.id, (now) => {
      if (now.opener?.id === id) return now.replyCount > 0 ? { ...now, opener: null } : null;
      return { ...now, replies: now.replies.filter((reply) => reply.id !== id), replyCount: now.replyCount - 1 };
    });
  }

  const itemOf = (comment: CommentView) => (
    <>
      <CommentItem
        comment={comment}
        powers={powers}
        onAnswer={isClosed ? null : () => onAnswer(comment.id)}
        onChange={change}
        onGone={() => drop(comment.id)}
        onMoved={onMoved}
      />
      {answering === comment.id && !isClosed ? (
        <div className="mt-2 ml-11">
          <CommentForm
            postId={postId}
            replyTo={{ id: comment.id, name: comment.author.nickname }}
            onPublished={onPublished}
            onCancel={() => onAnswer(null)}
          />
        </div>
      ) : null}
    </>
  );

  return (
    <li className="flex flex-col gap-3 py-3 first:pt-0">
      {thread.opener ? itemOf(thread.opener) : <p className="text-ink-faint text-small">{t("item.gone")}</p>}
      {thread.replies.length > 0 ? (
        <ol className="ml-11 flex flex-col gap-3 border-line border-l-2 pl-3">
          {thread.replies.map((reply) => (
            <li key={reply.id}>{itemOf(reply)}</li>
          ))}
        </ol>
      ) : null}
      {hidden > 0 ? (
        <Button variant="quiet" size="small" onClick={showReplies} loading={isLoading} className="ml-11 self-start">
          {t("more.replies", { count: hidden })}
        </Button>
      ) : null}
    </li>
  );
}
