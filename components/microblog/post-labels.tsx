import { useTranslations } from "next-intl";
import { DeclaredBadges } from "@/components/microblog/declared-badges";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { PostView } from "@/server/features/microblog/contract";

/** What the author says of a post, with the origin of a reprint, and that the platform calls it disputed. */
export function PostLabels({ post }: { post: Pick<PostView, "declared" | "reprint" | "labels"> }) {
  const { declared, reprint, labels } = post;
  const t = useTranslations("microblog.card");
  const isDisputed = labels.includes("disputed");
  if (declared.length === 0 && !isDisputed) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      {isDisputed ? (
        <Badge tone="warn" icon={<Icon name="triangle-exclamation-point" />}>
          {t("disputed")}
        </Badge>
      ) : null}
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
