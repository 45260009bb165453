import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ImageGrid } from "@/components/media/image-grid";
import { Avatar } from "@/components/ui/avatar";
import { Badge, type Tone } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Time } from "@/components/ui/time";
import type { KeptCommentView } from "@/server/features/comments/contract/sections";
import type { HideReason } from "@/server/shared/sections";

const states: Record<KeptCommentView["state"], { icon: IconName; tone: Tone }> = {
  shown: { icon: "eye", tone: "neutral" },
  waiting: { icon: "clock-3", tone: "brand" },
  hidden: { icon: "eye-off", tone: "warn" },
};

interface KeptRowProps {
  row: KeptCommentView;
  isChosen: boolean;
  onChoose: () => void;
  onFocus: () => void;
  /** Buttons for what can be done with it now. */
  actions: ReactNode;
}

/** A comment as its keepers see it: where it stands, how it is seen, what waits, and what was decided last. */
export function KeptRow({ row, isChosen, onChoose, onFocus, actions }: KeptRowProps) {
  const t = useTranslations("sections");
  const { comment, under, state, reports, dueAt, isOverdue, decided } = row;
  return (
    <li
      id={`kept-${comment.id}`}
      tabIndex={-1}
      onFocus={onFocus}
      className="flex scroll-mt-32 gap-3 py-3 focus:bg-sunken focus-visible:outline-offset-[-2px]"
    >
      <input
        type="checkbox"
        checked={isChosen}
        onChange={onChoose}
        aria-label={t("list.choose", { name: comment.author.nickname })}
        className="mt-1 size-4.5 shrink-0 accent-brand"
      />
      <Avatar id={comment.author.id} name={comment.author.nickname} src={comment.author.avatarUrl} size="small" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/u/${comment.author.handle}` as Route /* handles are digits */}
            prefetch={false}
            className="font-medium hover:underline"
          >
            <bdi>{comment.author.nickname}</bdi>
          </Link>
          <Badge icon={<Icon name={states[state].icon} />} tone={states[state].tone}>
            {t(`state.${state}`)}
          </Badge>
          {reports > 0 ? (
            <Badge icon={<Icon name="flag" />} tone={isOverdue ? "danger" : "warn"}>
              {t("list.reports", { count: reports })}
            </Badge>
          ) : null}
          <Time at={comment.createdAt} className="text-ink-faint text-small" />
        </p>
        {comment.body ? <p className="whitespace-pre-wrap break-words">{comment.body}</p> : null}
        <ImageGrid images={comment.images} eager={false} />
        <p className="text-ink-soft text-small">
          <Link
            href={`/p/${comment.postId}#c-${comment.id}` as Route /* ids of ours */}
            prefetch={false}
            className="line-clamp-1 hover:underline"
          >
            {t("list.under", { text: under || t("list.picture") })}
          </Link>
        </p>
        {dueAt && reports > 0 ? (
          <p className={isOverdue ? "text-danger text-small" : "text-ink-soft text-small"}>
            {t(isOverdue ? "list.overdue" : "list.due")} <Time at={dueAt} style="absolute" />
          </p>
        ) : null}
        {decided ? (
          <p className="text-ink-soft text-small">
            {t("list.decided", {
              act: t(`act.${decided.act}`),
              role: t(`role.${decided.role}`),
              name: decided.by.nickname,
            })}
            {decided.act === "hidden" || decided.act === "deleted"
              ? ` · ${t(`reason.${decided.reason as HideReason}` /* one of the list */)}`
              : null}{" "}
            <Time at={decided.at} />
            {state === "shown" && (decided.act === "hidden" || decided.act === "deleted")
              ? ` · ${t("list.byPlatform")}`
              : null}
          </p>
        ) : null}
        <div className="-ml-3 flex flex-wrap gap-1">{actions}</div>
      </div>
    </li>
  );
}
