"use client"; // stays true while the page is open

import { useLocale, useNow, useTranslations } from "next-intl";
import { distanceOf, formatDate, formatInstant } from "@/server/shared/dates";

interface TimeProps {
  /** ISO instant. */
  at: string;
  /** `relative` (default) becomes a date after a week; `absolute` gives day and minute. */
  style?: "relative" | "absolute";
  className?: string;
}

/** An instant in the reader's language and the platform's zone; the exact one is in the tooltip. */
export function Time({ at, style = "relative", className }: TimeProps) {
  const locale = useLocale();
  const t = useTranslations("ui.time");
  const now = useNow({ updateInterval: 60_000 });
  const exact = formatInstant(at, locale);
  const distance = distanceOf(at, now);
  return (
    <time dateTime={at} title={exact} className={className}>
      {style === "absolute"
        ? exact
        : distance.unit === "date"
          ? formatDate(at, locale)
          : distance.unit === "now"
            ? t("now")
            : t(distance.past ? `${distance.unit}Ago` : `${distance.unit}Ahead`, { count: distance.count })}
    </time>
  );
}
