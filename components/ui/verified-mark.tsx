import { useLocale, useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { MarkBrief } from "@/server/shared/marks";

const icons: Record<MarkBrief["class"], IconName> = {
  person: "award",
  organisation: "landmark",
  "organisation-abroad": "globe",
};

/** The verified mark beside a name: its kind as an icon with a word, and what was checked in words. Nothing where there is none. */
export function VerifiedMark({ mark, className }: { mark: MarkBrief | null; className?: string }) {
  const t = useTranslations("ui.mark");
  const locale = useLocale();
  if (!mark) return null;
  const country = mark.country && new Intl.DisplayNames(locale, { type: "region" }).of(mark.country);
  return (
    <span
      title={t(mark.class)}
      className={cx("inline-flex min-w-0 max-w-full items-baseline gap-1 text-brand text-small", className)}
    >
      <Icon name={icons[mark.class]} className="size-3.5 self-center" />
      <span className="sr-only">{t(mark.class)}</span>
      <span className="truncate">{country ? `${mark.text} · ${country}` : mark.text}</span>
    </span>
  );
}
