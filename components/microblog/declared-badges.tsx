import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { Declaration } from "@/server/shared/content";

export const declarationIcons = {
  original: "award",
  reprint: "copy",
  news: "newspaper",
  ai: "sparkles",
  fiction: "book-open-text",
  advert: "megaphone",
} as const satisfies Record<Declaration, string>;

/** What the author says of a post: 原创声明, 转载, 新闻信息, AI 生成, 虚构演绎, 广告. */
export function DeclaredBadges({ declared }: { declared: readonly Declaration[] }) {
  const t = useTranslations("microblog.declared");
  if (declared.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-1.5">
      {declared.map((each) => (
        <Badge key={each} tone={each === "advert" ? "warn" : "neutral"} icon={<Icon name={declarationIcons[each]} />}>
          {t(each)}
        </Badge>
      ))}
    </p>
  );
}
