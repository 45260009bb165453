"use client"; // likes at once and takes it back when refused

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionFace } from "@/components/microblog/action-face";
import { RepostControl } from "@/components/microblog/repost-control";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { sendCommand } from "@/components/trpc/call";
import { cx } from "@/components/ui/cx";
import { showToast } from "@/components/ui/toast-store";
import type { PostView } from "@/server/features/microblog/contract";
import type { PostId } from "@/server/shared/ids";

interface PostActionsProps {
  post: PostView;
  href: Route;
  alone: boolean;
  onChange: (post: PostView) => void;
  className?: string;
}

const look =
  "inline-flex min-h-9 flex-auto items-center justify-center gap-1.5 rounded-control px-2 text-small tabular-nums transition-colors hover:bg-sunken [&_svg]:size-4.5";
const plain = "text-ink-soft hover:text-ink";

/** Like, comment, repost, share. */
export function PostActions({ post, href, alone, onChange, className }: PostActionsProps) {
  const t = useTranslations("microblog.actions");
  const [isSending, setSending] = useState(false);

  async function toggleLike() {
    if (isSending) return;
    setSending(true);
    const isLiked = !post.isLiked;
    onChange({ ...post, isLiked, likes: post.likes + (isLiked ? 1 : -1) });
    try {
      const postId = post.id as PostId; // an id the server gave
      await sendCommand(isLiked ? "microblog.likePost" : "microblog.unlikePost", { postId });
    } catch (error) {
      onChange(post);
      toastRefusal(error);
    } finally {
      setSending(false);
    }
  }

  async function share() {
    const url = new URL(href, location.href).href;
    try {
      if (navigator.share) return await navigator.share({ url });
      await navigator.clipboard.writeText(url);
      showToast("ok", t("copied"));
    } catch {
      // The person closed the system's sheet, or the browser forbids the clipboard: nothing was lost.
    }
  }

  return (
    <div className={cx("flex gap-1", className)}>
      <button
        type="button"
        data-key="l"
        aria-pressed={post.isLiked}
        onClick={toggleLike}
        className={cx(look, post.isLiked ? "text-brand [&_svg]:fill-current" : plain)}
      >
        <ActionFace icon="heart" count={post.likes} words={t("likes", { count: post.likes })} />
      </button>
      <Link
        data-key="r"
        href={(alone ? "#comments" : `${href}#comments`) as Route /* a place on a page of ours */}
        prefetch={false}
        className={cx(look, plain)}
      >
        <ActionFace icon="message-circle" count={post.comments} words={t("comments", { count: post.comments })} />
      </Link>
      <RepostControl post={post} onChange={onChange} className={cx(look, post.isReposted ? "text-brand" : plain)} />
      <button type="button" onClick={share} className={cx(look, plain)}>
        <ActionFace icon="share-2" count={0} words={t("share")} />
      </button>
    </div>
  );
}
