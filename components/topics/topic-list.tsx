import Link from "next/link";
import { useTranslations } from "next-intl";
import { topicHref } from "@/components/topics/topic-href";
import { Card } from "@/components/ui/card";
import type { TopicView } from "@/server/features/topics/contract";

/** Topics with how much there is of each. */
export function TopicList({ topics }: { topics: readonly TopicView[] }) {
  const t = useTranslations("finding.topic");
  return (
    <Card flush>
      <ul className="flex flex-col divide-y divide-line">
        {topics.map(({ name, posts }) => (
          <li key={name} className="flex min-h-11 items-center justify-between gap-3 py-1 first:pt-0 last:pb-0">
            <Link href={topicHref(name)} prefetch={false} className="min-w-0 break-words font-medium hover:underline">
              {t("title", { name })}
            </Link>
            <span className="shrink-0 text-ink-soft text-small tabular-nums">{t("posts", { count: posts })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
