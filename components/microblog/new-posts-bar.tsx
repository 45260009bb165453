"use client"; // listens for what arrives

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { Channel } from "@/components/live/stream";
import { useLive } from "@/components/live/use-live";
import type { TimelineSource } from "@/components/microblog/timeline";
import { askQuery, type InputOf } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { PostPage } from "@/server/features/microblog/contract";
import type { PostId } from "@/server/shared/ids";

interface NewPostsBarProps {
  /** The newest post on screen. */
  newest: string | null;
  /** What is listened to, and the list that is asked again; without them, home. */
  channel?: Channel;
  source?: TimelineSource;
}

interface Newer {
  count: number;
  /** There may be more. */
  isMore: boolean;
}

/** "n new posts", once something comes that the list would show; pressing it shows them. It takes no room: nothing moves before. */
export function NewPostsBar({ newest, channel = "home", source }: NewPostsBarProps) {
  const t = useTranslations("microblog.timeline");
  const router = useRouter();
  const [arrived, setArrived] = useState<Newer & { after: string | null }>({ after: null, count: 0, isMore: false });
  const [isShowing, startShowing] = useTransition();

  useLive(channel, async ({ type }) => {
    if (type !== "arrived" && type !== "changed") return;
    try {
      setArrived({ after: newest, ...(await newerThan(newest, source)) });
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
    <div aria-live="polite" className="sticky top-20 z-10 -mb-4 flex h-0 items-center justify-center empty:hidden">
      {count > 0 ? (
        <Button size="small" icon={<Icon name="refresh-cw" />} onClick={show} loading={isShowing}>
          {t(arrived.isMore ? "newAtLeast" : "new", { count })}
        </Button>
      ) : null}
    </div>
  );
}

/** How many posts the list has above this one, as its own query answers: those of its first page at most. */
async function newerThan(newest: string | null, source: TimelineSource | undefined): Promise<Newer> {
  if (!source) {
    const { count } = await askQuery("microblog.homeNewer", { after: newest as PostId | null }); // an id the server gave
    return { count, isMore: false };
  }
  const page: PostPage = await askQuery(source.path, source.input as InputOf<typeof source.path>); // the source pairs each path with its input
  const count = page.posts.filter(({ id }) => newest === null || id > newest).length;
  return { count, isMore: count === page.posts.length && page.next !== null };
}
