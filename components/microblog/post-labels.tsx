import { useTranslations } from "next-intl";
import { DeclaredBadges } from "@/components/microblog/declared-badges";
import type { PostView } from "@/server/features/microblog/contract";

/** What the author says of a post, with the origin of a reprint. */
export function PostLabels({ post: { declared, reprint } }: { post: Pick<PostView, "declared" | "reprint"> }) {
  const t = useTranslations("microblog.card");
  if (declared.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <DeclaredBadges declared={declared} />
      {reprint ? (
        <p className="min-w-0 break-words text-ink-soft text-small">
          {reprint.author ? t("reprintOf", { author: reprint.author }) : t("reprint")}{" "}
          {reprint.link ? (
            <a href={reprint.link} rel="nofollow ugc noopener noreferrer" target="_blank" className="link">
              {new URL(reprint.link).host}
            </a>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
