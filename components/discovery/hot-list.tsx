import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { HotWatch } from "@/components/discovery/hot-watch";
import { HowRanked } from "@/components/discovery/how-ranked";
import { SurfaceTable } from "@/components/discovery/surface-table";
import { topicHref } from "@/components/topics/topic-href";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { HotItem } from "@/server/features/discovery/contract";
import type { SurfaceTable as SurfaceRows } from "@/server/features/moderation/contract/labels";
import { hotRules } from "@/server/shared/hot-list";

/** The hot list in its order, with how it is made and what no place shows. */
export function HotList({ items, surfaces }: { items: readonly HotItem[]; surfaces: SurfaceRows }) {
  const t = useTranslations("finding.hot");
  const { hours, people, points } = hotRules;
  return (
    <Card flush>
      <CardHeader title={t("title")} />
      <HotWatch ids={items.flatMap((item) => (item.is === "post" ? item.post.id : []))} />
      <p className="mb-2 text-ink-soft text-small">{t("lead", { hours })}</p>
      {items.length === 0 ? (
        <p className="py-3 text-ink-soft">{t("empty")}</p>
      ) : (
        <ol className="flex flex-col divide-y divide-line">
          {items.map((item, at) => (
            <li key={item.is === "post" ? item.post.id : item.name} className="flex items-baseline gap-3 py-2">
              <span className="w-5 shrink-0 text-right font-medium text-brand tabular-nums">{at + 1}</span>
              <div className="min-w-0 flex-1">
                <Item item={item} />
                <p className="flex flex-wrap items-center gap-x-2 text-ink-faint text-small">
                  {item.is === "post" ? (
                    <span>
                      <bdi>{item.post.author.nickname}</bdi>
                    </span>
                  ) : null}
                  <span className="tabular-nums">{t("people", { count: item.people })}</span>
                  {item.isPinned ? (
                    <Badge tone="brand" icon={<Icon name="pin" />}>
                      {t("pinned")}
                    </Badge>
                  ) : null}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      <details className="mt-2 border-line border-t pt-2 text-small">
        <summary className="cursor-pointer py-1 text-ink-soft">{t("how")}</summary>
        <div className="flex flex-col gap-2 py-1 text-ink-soft">
          <p>{t("howCount", { ...points, people })}</p>
          <p>{t("howPeople")}</p>
          <p>{t("howNot")}</p>
          <p>{t("howHome")}</p>
          <HowRanked />
        </div>
      </details>
      <SurfaceTable surfaces={surfaces} />
    </Card>
  );
}

function Item({ item }: { item: HotItem }) {
  const t = useTranslations("finding");
  if (item.is === "topic") {
    return (
      <Link href={topicHref(item.name)} prefetch={false} className="break-words font-medium hover:underline">
        {t("topic.title", { name: item.name })}
      </Link>
    );
  }
  const { post } = item;
  const text = post.notice ?? post.body;
  return (
    <Link
      href={`/p/${post.id}` as Route /* an id of ours */}
      prefetch={false}
      className="line-clamp-2 break-words hover:underline"
    >
      {text === "" ? t("hot.read") : text}
    </Link>
  );
}
