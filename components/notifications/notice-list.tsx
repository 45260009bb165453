"use client"; // marks as read, asks for more

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useLive } from "@/components/live/use-live";
import { NoticeLine } from "@/components/notifications/notice-line";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { askQuery, type InputOf, sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { LoadMore } from "@/components/ui/load-more";
import type { NoticePage, NoticeView, NotificationId } from "@/server/features/notifications/contract";

interface NoticeListProps {
  /** Which notices these are. */
  source: InputOf<"notifications.list">;
  initial: NoticePage;
  empty: ReactNode;
}

/** One's notices, newest first. A line is read when it is opened, or with all others by the button. */
export function NoticeList({ source, initial, empty }: NoticeListProps) {
  const t = useTranslations("notifications");
  const router = useRouter();
  const [page, setPage] = useState(initial);
  const [isLoading, setLoading] = useState(false);
  const [isMarking, setMarking] = useState(false);
  const [first] = page.notices;
  const hasUnread = page.notices.some((notice) => !notice.isRead);

  useLive("account", ({ type }) => {
    if (type === "notified") router.refresh();
  });

  function showRead(isNow: (notice: NoticeView) => boolean) {
    setPage(({ notices, next }) => ({
      notices: notices.map((notice) => (isNow(notice) ? { ...notice, isRead: true } : notice)),
      next,
    }));
  }

  /** What was taken away is read nowhere, here neither; the line stays and says who did what. */
  function forget(id: string) {
    setPage(({ notices, next }) => ({
      notices: notices.map((notice) =>
        notice.subject && [notice.subject.id, notice.subject.rootId].includes(id)
          ? { ...notice, excerpt: null }
          : notice,
      ),
      next,
    }));
  }

  function open({ id, kind, subject, isRead }: NoticeView) {
    if (isRead) return;
    showRead((notice) => notice.id === id);
    const line = { kind, subjectId: subject?.id ?? null };
    // Read elsewhere or away for a moment: it stays as it is.
    sendCommand("notifications.markNoticesRead", { upTo: id as NotificationId, line }).catch(() => undefined); // an id the server gave
  }

  async function markAll() {
    if (!first) return;
    setMarking(true);
    try {
      await sendCommand("notifications.markNoticesRead", { upTo: first.id as NotificationId }); // an id the server gave
      showRead(() => true);
      router.refresh();
    } catch (error) {
      toastRefusal(error);
    } finally {
      setMarking(false);
    }
  }

  async function loadMore() {
    setLoading(true);
    try {
      const more = await askQuery("notifications.list", { ...source, before: page.next as NotificationId }); // an id the server gave
      setPage({ notices: [...page.notices, ...more.notices], next: more.next });
    } catch (error) {
      toastRefusal(error);
    } finally {
      setLoading(false);
    }
  }

  if (!first) return empty;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2">
      {hasUnread ? (
        <div className="flex justify-end">
          <Button variant="quiet" size="small" icon={<Icon name="check" />} loading={isMarking} onClick={markAll}>
            {t("markAll")}
          </Button>
        </div>
      ) : null}
      <ul className="flex flex-col divide-y divide-line border border-line bg-surface max-md:-mx-4 max-md:border-x-0 md:rounded-card">
        {page.notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onOpen={() => open(notice)} onGone={forget} />
        ))}
      </ul>
      {page.next === null ? null : <LoadMore hasMore loading={isLoading} onLoad={loadMore} />}
    </section>
  );
}
