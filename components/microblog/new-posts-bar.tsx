"use client"; // listens for what arrives

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useLive } from "@/components/live/use-live";
import { askQuery } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { PostId } from "@/server/shared/ids";

/** "n new posts", once somebody the reader follows publishes; pressing it shows them. `newest` is the newest post on screen. */
export function NewPostsBar({ newest }: { newest: string | null }) {
  const t = useTranslations("microblog.timeline");
  const router = useRouter();
  const [arrived, setArrived] = useState<{ after: string | null; count: number }>({ after: null, count: 0 });
  const [isShowing, startShowing] = useTransition();

  useLive("home", async ({ type }) => {
    if (type !== "arrived" && type !== "changed") return;
    try {
      const { count } = await askQuery("microblog.homeNewer", { after: newest as PostId | null }); // an id the server gave
      setArrived({ after: newest, count });
    } catch {
      // Away for a moment: the next signal asks again.
    }
  });

  function show() {
    window.scrollTo({ top: 0 });
    startShowing(() => router.refresh());
  }

  const count = arrived.after === newest ? arrived.count : 0;
  return (
    <div aria-live="polite" className="sticky top-16 z-10 flex justify-center empty:hidden">
      {count > 0 ? (
        <Button size="small" icon={<Icon name="refresh-cw" />} onClick={show} loading={isShowing}>
          {t("new", { count })}
        </Button>
      ) : null}
    </div>
  );
}
