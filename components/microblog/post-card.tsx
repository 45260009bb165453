"use client"; // likes, menus and live changes

import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { useLive } from "@/components/live/use-live";
import { ImageGrid } from "@/components/media/image-grid";
import { DeclaredBadges } from "@/components/microblog/declared-badges";
import { OwnState } from "@/components/microblog/own-state";
import { PostActions } from "@/components/microblog/post-actions";
import { PostMenu } from "@/components/microblog/post-menu";
import { PostText } from "@/components/microblog/post-text";
import { askQuery } from "@/components/trpc/call";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { showToast } from "@/components/ui/toast-store";
import { VerifiedMark } from "@/components/ui/verified-mark";
import type { PostView } from "@/server/features/microblog/contract";
import type { PostId } from "@/server/shared/ids";

const EditPost = lazy(async () => ({ default: (await import("@/components/microblog/edit-post")).EditPost }));

interface PostCardProps {
  post: PostView;
  /** The whole text, and changes as they happen; in lists the text is cut and the link leads to the rest. */
  alone?: boolean;
  /** The first card's pictures are loaded at once. */
  eager?: boolean;
  onChange: (post: PostView) => void;
  onGone: (id: string) => void;
}

/** A post as its viewer sees it, with what the viewer can do. */
export function PostCard({ post, alone = false, eager = false, onChange, onGone }: PostCardProps) {
  const t = useTranslations("microblog");
  const locale = useLocale();
  const [isEditing, setEditing] = useState(false);
  const page = `/p/${post.id}` as Route; // ids are of our making
  const author = `/u/${post.author.handle}` as Route; // handles are digits

  async function lookAgain() {
    try {
      const answer = await askQuery("microblog.getPost", { postId: post.id as PostId }); // an id the server gave
      if (answer.is === "post") onChange(answer.post);
      else onGone(post.id);
    } catch {
      onGone(post.id);
    }
  }
  useLive(alone ? null : `post:${post.id}`, ({ type, ids }) => {
    if ((type === "changed" || type === "removed") && ids.includes(post.id)) lookAgain();
  });

  return (
    <article
      aria-label={t("card.by", { name: post.author.nickname })}
      className="flex flex-col gap-2.5 border border-line bg-surface p-4 max-md:-mx-4 max-md:border-x-0 md:rounded-card"
    >
      <header className="flex items-start gap-3">
        <Link href={author} prefetch={false} tabIndex={-1} aria-hidden className="rounded-full">
          <Avatar id={post.author.id} name={post.author.nickname} src={post.author.avatarUrl} />
        </Link>
        <div className="min-w-0 flex-1 leading-snug">
          <Link href={author} prefetch={false} className="inline-block min-h-6 font-medium hover:underline">
            {post.author.nickname}
          </Link>
          <VerifiedMark mark={post.author.mark} className="ml-1.5" />
          <p className="flex flex-wrap gap-x-2 text-ink-faint text-small">
            <Link href={page} prefetch={false} className="inline-block min-h-6 hover:underline">
              <Time at={post.createdAt} />
            </Link>
            {post.region ? (
              <span>{t("card.region", { place: locale === "zh-CN" ? post.region.zh : post.region.en })}</span>
            ) : null}
            {post.editedAt ? <span>{t("card.edited")}</span> : null}
            {post.audience === "public" ? null : (
              <span className="inline-flex items-center gap-1">
                <Icon name={post.audience === "self" ? "lock" : "users"} className="size-3.5" />
                {t(`audience.${post.audience}`)}
              </span>
            )}
          </p>
        </div>
        <PostMenu post={post} onEdit={() => setEditing(true)} onGone={onGone} />
      </header>
      {post.state ? <OwnState state={post.state} onEdit={() => setEditing(true)} /> : null}
      {isEditing ? (
        <Suspense fallback={<PostText text={post.body} href={null} />}>
          <EditPost
            post={post}
            onClose={() => setEditing(false)}
            onSaved={(held) => {
              setEditing(false);
              showToast(held ? "info" : "ok", t(held ? "edit.held" : "edit.saved"));
              lookAgain();
            }}
          />
        </Suspense>
      ) : (
        <PostText text={post.body} href={alone ? null : page} />
      )}
      {post.pendingEdit !== null && !isEditing ? (
        <div className="border-brand border-l-2 pl-3 text-ink-soft text-small">
          <p className="font-medium">{t("edit.pending")}</p>
          <p className="whitespace-pre-wrap">{post.pendingEdit}</p>
        </div>
      ) : null}
      <ImageGrid images={post.images} eager={eager} />
      <DeclaredBadges declared={post.declared} />
      <PostActions post={post} href={page} alone={alone} onChange={onChange} className="-mx-2 -mb-2" />
    </article>
  );
}
