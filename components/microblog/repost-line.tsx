import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLive } from "@/components/live/use-live";
import { askQuery } from "@/components/trpc/call";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { PostView } from "@/server/features/microblog/contract";
import type { PostId } from "@/server/shared/ids";

/** Who passed a post on, and when. Its being taken back or decided upon reaches open pages, and so does a name taken away. */
export function RepostLine({ repost, onGone }: { repost: PostView; onGone: (id: string) => void }) {
  const t = useTranslations("microblog.card");
  const [now, setNow] = useState<{ of: PostView; author: PostView["author"] } | null>(null);
  const author = now?.of === repost ? now.author : repost.author;
  useLive(`post:${repost.id}`, async ({ type, ids }) => {
    if (!ids.includes(repost.id)) return;
    if (type === "removed") onGone(repost.id);
    if (type !== "changed") return;
    const answer = await askQuery("microblog.getPost", { postId: repost.id as PostId }).catch(() => null); // an id the server gave
    if (answer?.is === "post") setNow({ of: repost, author: answer.post.author });
  });
  return (
    <p className="flex items-center gap-1.5 text-ink-soft text-small">
      <Icon name="repeat-2" />
      {repost.isMine ? (
        t("youReposted")
      ) : (
        <Link
          href={`/u/${author.handle}` as Route /* handles are digits */}
          prefetch={false}
          className="hover:underline"
        >
          {t("repostedBy", { name: author.nickname })}
        </Link>
      )}
      <Time at={repost.createdAt} />
    </p>
  );
}
