"use client"; // answers, edits and deletes

import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { OwnState } from "@/components/microblog/own-state";
import { PostText } from "@/components/microblog/post-text";
import { ReportItem, useReportDialog } from "@/components/moderation/report/report-button";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Time } from "@/components/ui/time";
import { VerifiedMark } from "@/components/ui/verified-mark";
import type { CommentView } from "@/server/features/comments/contract";

const EditComment = lazy(async () => ({ default: (await import("@/components/comments/edit-comment")).EditComment }));
const DeleteComment = lazy(async () => ({
  default: (await import("@/components/comments/delete-comment")).DeleteComment,
}));

interface CommentItemProps {
  comment: CommentView;
  onAnswer: () => void;
  onChange: (comment: CommentView) => void;
  onGone: () => void;
}

/** A comment as its viewer sees it, with what the viewer can do. */
export function CommentItem({ comment, onAnswer, onChange, onGone }: CommentItemProps) {
  const t = useTranslations("comments.item");
  const post = useTranslations("microblog");
  const locale = useLocale();
  const report = useReportDialog({ kind: "comment", id: comment.id });
  const [doing, setDoing] = useState<"edit" | "delete" | null>(null);
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
            {comment.author.nickname}
          </Link>
          <VerifiedMark mark={comment.author.mark} className="ml-1.5" />
          {comment.replyTo ? (
            <span className="ml-1.5 text-ink-soft text-small">{t("replyTo", { name: comment.replyTo.nickname })}</span>
          ) : null}
        </p>
        {state ? <OwnState state={state} onEdit={() => setDoing("edit")} /> : null}
        {doing === "edit" ? (
          <Suspense fallback={<PostText text={comment.body} href={null} />}>
            <EditComment comment={comment} onClose={() => setDoing(null)} onChange={onChange} />
          </Suspense>
        ) : (
          <PostText text={comment.body} href={null} />
        )}
        {comment.pendingEdit !== null && doing !== "edit" ? (
          <div className="border-brand border-l-2 pl-3 text-ink-soft text-small">
            <p className="font-medium">{post("edit.pending")}</p>
            <p className="whitespace-pre-wrap">{comment.pendingEdit}</p>
          </div>
        ) : null}
        <p className="flex flex-wrap items-center gap-x-2 text-ink-faint text-small">
          <Time at={comment.createdAt} />
          {comment.region ? <span>{locale === "zh-CN" ? comment.region.zh : comment.region.en}</span> : null}
          {comment.editedAt ? <span>{t("edited")}</span> : null}
          <button
            type="button"
            onClick={onAnswer}
            className="min-h-6 rounded-control px-1 font-medium text-ink-soft hover:text-ink"
          >
            {t("reply")}
          </button>
        </p>
      </div>
      <Menu label={t("menu")} trigger={<Icon name="ellipsis" />} triggerClassName="size-8 [&_svg]:size-4">
        {comment.isMine ? (
          <>
            {state?.word === "removed" ? null : (
              <MenuItem icon={<Icon name="pencil" />} onSelect={() => setDoing("edit")}>
                {t("edit")}
              </MenuItem>
            )}
            <MenuItem icon={<Icon name="trash" />} tone="danger" onSelect={() => setDoing("delete")}>
              {t("delete")}
            </MenuItem>
          </>
        ) : (
          <ReportItem open={report.open}>{t("report")}</ReportItem>
        )}
      </Menu>
      {report.dialog}
      {doing === "delete" ? (
        <Suspense>
          <DeleteComment id={comment.id} onClose={() => setDoing(null)} onDeleted={onGone} />
        </Suspense>
      ) : null}
    </article>
  );
}
