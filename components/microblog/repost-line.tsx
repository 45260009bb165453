import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLive } from "@/components/live/use-live";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { PostView } from "@/server/features/microblog/contract";

/** Who passed a post on, and when. Its being taken back or decided upon reaches open pages. */
export function RepostLine({ repost, onGone }: { repost: PostView; onGone: (id: string) => void }) {
  const t = useTranslations("microblog.card");
  useLive(`post:${repost.id}`, ({ type, ids }) => {
    if (type === "removed" && ids.includes(repost.id)) onGone(repost.id);
  });
  return (
    <p className="flex items-center gap-1.5 text-ink-soft text-small">
      <Icon name="repeat-2" />
      {repost.isMine ? (
        t("youReposted")
      ) : (
        <Link
          href={`/u/${repost.author.handle}` as Route /* handles are digits */}
          prefetch={false}
          className="hover:underline"
        >
          {t("repostedBy", { name: repost.author.nickname })}
        </Link>
      )}
      <Time at={repost.createdAt} />
    </p>
  );
}
