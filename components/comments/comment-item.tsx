"use client"; // answers, edits and deletes

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, Suspense, useState } from "react";
import { CommentMenu } from "@/components/comments/comment-menu";
import { LikeComment } from "@/components/comments/like-comment";
import { ImageGrid } from "@/components/media/image-grid";
import { OwnState } from "@/components/microblog/own-state";
import { PostText } from "@/components/microblog/post-text";
import { RegionName } from "@/components/microblog/region-name";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { Time } from "@/components/ui/time";
import { VerifiedMark } from "@/components/ui/verified-mark";
import type { CommentView } from "@/server/features/comments/contract";
import type { KeeperPower } from "@/server/shared/sections";

const EditComment = later(async () => (await import("@/components/comments/edit-comment")).EditComment);
const Folded = later(async () => (await import("@/components/microblog/folded")).Folded);
const PostLabels = later(async () => (await import("@/components/microblog/post-labels")).PostLabels);
const HiddenNote = later(async () => (await import("@/components/comments/hidden-note")).HiddenNote);

interface CommentItemProps {
  comment: CommentView;
  /** What the viewer may do as one who keeps the section. */
  powers: readonly KeeperPower[];
  /** Null where nobody may answer. */
  onAnswer: (() => void) | null;
  onChange: (comment: CommentView) => void;
  onGone: () => void;
  onMoved: () => void;
}

/** A comment as its viewer sees it, with what the viewer can do. */
export function CommentItem({ comment, powers, onAnswer, onChange, onGone, onMoved }: CommentItemProps) {
  const t = useTranslations("comments.item");
  const post = useTranslations("microblog");
  const [isEditing, setEditing] = useState(false);
  const author = `/u/${comment.author.handle}` as Route; // handles are digits
  const { state } = comment;

  return (
    <article
      id={`c-${comment.id}`}
      aria-label={t("by", { name: comment.author.nickname })}
      className="flex scroll-mt-18 gap-3 rounded-control target:bg-brand-soft"
    >
      <Link href={author} prefetch={false} tabIndex={-1} aria-hidden className="h-fit rounded-full">
        <Avatar id={comment.author.id} name={comment.author.nickname} src={comment.author.avatarUrl} size="small" />
      </Link>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="leading-snug">
          <Link href={author} prefetch={false} className="inline-block min-h-6 font-medium hover:underline">
            <bdi>{comment.author.nickname}</bdi>
          </Link>
          <VerifiedMark mark={comment.author.mark} className="ml-1.5" />
          {comment.replyTo ? (
            <span className="ml-1.5 text-ink-soft text-small">{t("replyTo", { name: comment.replyTo.nickname })}</span>
          ) : null}
        </p>
        {comment.mark ? (
          <p>
            <Badge tone="brand" icon={<Icon name={comment.mark === "pinned" ? "pin" : "award"} />}>
              {t(`mark.${comment.mark}`)}
            </Badge>
          </p>
        ) : null}
        {comment.hidden ? (
          <Suspense>
            <HiddenNote comment={comment} hidden={comment.hidden} onChange={onChange} />
          </Suspense>
        ) : state ? (
          <OwnState state={state} onEdit={() => setEditing(true)} />
        ) : null}
        {isEditing ? (
          <Suspense fallback={<PostText text={comment.body} href={null} />}>
            <EditComment comment={comment} onClose={() => setEditing(false)} onChange={onChange} />
          </Suspense>
        ) : (
          <Labelled labels={comment.labels}>
            <PostText text={comment.body} mentions={comment.mentions} href={null} />
            <ImageGrid images={comment.images} eager={false} />
          </Labelled>
        )}
        {isEditing ? <ImageGrid images={comment.images} eager={false} /> : null}
        {comment.pendingEdit !== null && !isEditing ? (
          <div className="border-brand border-l-2 pl-3 text-ink-soft text-small">
            <p className="font-medium">{post("edit.pending")}</p>
            <p className="whitespace-pre-wrap">{comment.pendingEdit}</p>
          </div>
        ) : null}
        <p className="flex flex-wrap items-center gap-x-2 text-ink-faint text-small">
          <Time at={comment.createdAt} />
          <RegionName region={comment.region} />
          {comment.editedAt ? <span>{t("edited")}</span> : null}
          <LikeComment comment={comment} onChange={onChange} />
          {onAnswer ? (
            <button
              type="button"
              onClick={onAnswer}
              className="min-h-6 rounded-control px-1 font-medium text-ink-soft hover:text-ink"
            >
              {t("reply")}
            </button>
          ) : null}
        </p>
      </div>
      <CommentMenu
        comment={comment}
        powers={powers}
        onEdit={() => setEditing(true)}
        onGone={onGone}
        onMoved={onMoved}
      />
    </article>
  );
}

/** Text and pictures as they are, or behind what the platform says of them. */
function Labelled({ labels, children }: { labels: CommentView["labels"]; children: ReactNode }) {
  if (labels.length === 0) return children;
  return (
    <Suspense>
      <Folded notice={null} labels={labels}>
        {children}
      </Folded>
      <PostLabels post={{ declared: [], reprint: null, labels }} />
    </Suspense>
  );
}
