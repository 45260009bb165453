"use client"; // likes at once and takes it back when refused

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { sendCommand } from "@/components/trpc/call";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { CommentView } from "@/server/features/comments/contract";
import type { CommentId } from "@/server/shared/ids";

interface LikeCommentProps {
  comment: CommentView;
  onChange: (comment: CommentView) => void;
}

/** How many like the comment, and whether one does. */
export function LikeComment({ comment, onChange }: LikeCommentProps) {
  const t = useTranslations("comments.item");
  const [isSending, setSending] = useState(false);

  async function toggle() {
    if (isSending) return;
    setSending(true);
    const isLiked = !comment.isLiked;
    onChange({ ...comment, isLiked, likes: comment.likes + (isLiked ? 1 : -1) });
    try {
      const commentId = comment.id as CommentId; // an id the server gave
      await sendCommand(isLiked ? "comments.likeComment" : "comments.unlikeComment", { commentId });
    } catch (error) {
      onChange(comment);
      toastRefusal(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <button
      type="button"
      aria-pressed={comment.isLiked}
      aria-label={t("like", { count: comment.likes })}
      onClick={toggle}
      className={cx(
        "inline-flex min-h-6 items-center gap-1 rounded-control px-1 tabular-nums hover:text-ink",
        comment.isLiked ? "text-brand [&_svg]:fill-current" : "text-ink-soft",
      )}
    >
      <Icon name="heart" className="size-3.5" />
      {comment.likes > 0 ? comment.likes : null}
    </button>
  );
}
