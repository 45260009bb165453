"use client"; // lights up when something arrives

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLive } from "@/components/live/use-live";
import { askQuery } from "@/components/trpc/call";
import { Icon } from "@/components/ui/icon";

/** The bell of the navigation with a dot while something is unread. On the page of notices itself it is out: there they are read. */
export function NoticeBell({ unread }: { unread: number }) {
  const t = useTranslations("notifications");
  const isThere = usePathname() === "/notifications";
  const [arrived, setArrived] = useState<{ since: number; count: number } | null>(null);
  useLive("account", async ({ type }) => {
    if (type !== "notified") return;
    const answer = await askQuery("notifications.unread", {}).catch(() => null);
    if (answer) setArrived({ since: unread, count: answer.count });
  });
  const count = arrived?.since === unread ? arrived.count : unread;
  return (
    <span className="relative inline-flex">
      <Icon name="bell" className="size-5" />
      {count > 0 && !isThere ? (
        <>
          <span className="absolute -top-0.5 -right-1 size-2 rounded-full bg-brand" />
          <span className="sr-only">
            {count} {t("unread")}
          </span>
        </>
      ) : null}
    </span>
  );
}
