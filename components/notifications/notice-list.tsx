"use client"; // marks as read, asks for more

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { useLive } from "@/components/live/use-live";
import { NoticeLine } from "@/components/notifications/notice-line";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { askQuery, sendCommand } from "@/components/trpc/call";
import { LoadMore } from "@/components/ui/load-more";
import type { NoticePage, NotificationId } from "@/server/features/notifications/contract";

/** One's notices, newest first. Those on the screen are marked as read; they look unread until one comes back. */
export function NoticeList({ initial, empty }: { initial: NoticePage; empty: ReactNode }) {
  const t = useTranslations("notifications");
  const router = useRouter();
  const [page, setPage] = useState(initial);
  const [isLoading, setLoading] = useState(false);

  const markRead = useEffectEvent(() => {
    const upTo = initial.notices[0]?.id as NotificationId | undefined; // an id the server gave
    if (!upTo || initial.notices.every((notice) => notice.isRead)) return;
    // Read twice or away for a moment: they stay as they are.
    sendCommand("notifications.markNoticesRead", { upTo }).catch(() => undefined);
  });
  useEffect(() => markRead(), []);
  useLive("account", ({ type }) => {
    if (type === "notified") router.refresh();
  });

  async function loadMore() {
    setLoading(true);
    try {
      const more = await askQuery("notifications.list", { before: page.next as NotificationId }); // an id the server gave
      setPage({ notices: [...page.notices, ...more.notices], next: more.next });
    } catch (error) {
      toastRefusal(error);
    } finally {
      setLoading(false);
    }
  }

  if (page.notices.length === 0) return empty;
  return (
    <section
      aria-label={t("title")}
      className="flex flex-col border border-line bg-surface max-md:-mx-4 max-md:border-x-0 md:rounded-card"
    >
      <ul className="flex flex-col divide-y divide-line">
        {page.notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
      {page.next === null ? null : <LoadMore hasMore loading={isLoading} onLoad={loadMore} />}
    </section>
  );
}
