import { useLocale, useTranslations } from "next-intl";
import type { Region } from "@/server/shared/content";

/** Where a content was sent from, as far as the law has it shown; nothing where that is not known. */
export function RegionName({ region }: { region: Region | null }) {
  const t = useTranslations("microblog.card");
  const locale = useLocale();
  if (!region) return null;
  return (
    <span className="text-ink-faint text-small">
      {t("region", { place: locale === "zh-CN" ? region.zh : region.en })}
    </span>
  );
}
