import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useLive } from "@/components/live/use-live";
import { noticeHref } from "@/components/notifications/notice-href";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Time } from "@/components/ui/time";
import type { NoticeView } from "@/server/features/notifications/contract";
import { noticeValues } from "@/server/shared/notice-values";

const icons: Record<string, IconName> = {
  like: "heart",
  comment: "message-circle",
  reply: "message-circle",
  follow: "user-plus",
  mention: "at-sign",
  repost: "repeat-2",
  quote: "repeat-2",
  "comment-like": "heart",
  "pile-on": "shield-check",
};

interface NoticeLineProps {
  notice: NoticeView;
  onOpen: () => void;
  /** Told of what was removed under the post that the notice is about, the post itself included, by its id. */
  onGone: (id: string) => void;
}

/** One line of the notices: who, what, about which text, when; the whole line leads there. */
export function NoticeLine({ notice, onOpen, onGone }: NoticeLineProps) {
  const t = useTranslations("notifications");
  const locale = useLocale();
  useLive(notice.excerpt === null || !notice.subject ? null : `post:${notice.subject.rootId}`, ({ type, ids }) => {
    if (type === "removed") ids.forEach(onGone);
  });
  const [first, second] = notice.actors;
  const kind = notice.kind as "other"; // looked up before it is used
  const values = noticeValues(notice.params, locale);
  return (
    <li className={cx("relative flex gap-3 p-4 hover:bg-sunken", !notice.isRead && "bg-brand-soft")}>
      {first ? (
        <Avatar id={first.id} name={first.nickname} src={first.avatarUrl} />
      ) : (
        <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-sunken text-brand">
          <Icon name="scale" className="size-5" />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p>
          <Icon name={icons[notice.kind] ?? "info"} className="mr-1.5 inline size-4 align-[-0.15em] text-ink-soft" />
          <Link
            href={noticeHref(notice) as Route /* a page of the app */}
            prefetch={false}
            onClick={onOpen}
            className="after:absolute after:inset-0"
          >
            {first ? (
              <strong className="font-medium">
                {t("who", { count: notice.actorCount, first: first.nickname, second: second?.nickname ?? "" })}
              </strong>
            ) : null}{" "}
            {t.has(`kind.${kind}`) ? t(`kind.${kind}`, values) : t("kind.other")}
          </Link>
          {notice.isRead ? null : <span className="sr-only"> ({t("unread")})</span>}
        </p>
        {notice.excerpt ? <p className="line-clamp-2 text-ink-soft text-small">{notice.excerpt}</p> : null}
        <Time at={notice.at} className="text-ink-faint text-small" />
      </div>
    </li>
  );
}
