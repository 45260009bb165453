import { useLocale, useTranslations } from "next-intl";
import { formatInstant } from "@/server/shared/dates";

/** From when to when a measure holds. */
export function MeasurePeriod({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }) {
  const t = useTranslations("measures.period");
  const locale = useLocale();
  const from = formatInstant(startsAt, locale);
  return <>{endsAt ? t("until", { from, until: formatInstant(endsAt, locale) }) : t("open", { from })}</>;
}
