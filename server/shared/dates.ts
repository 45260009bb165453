// How instants are shown to people. Always the wall clock of Asia/Shanghai; built from numeric parts, because
// Node and browsers differ in the spaces and commas of their ready-made formats.
import { type Locale, timeZone } from "@/server/shared/i18n";

const numeric = new Intl.DateTimeFormat("en-US", {
  timeZone,
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function partsOf(instant: string | Date) {
  const parts: Record<string, string> = {};
  for (const { type, value } of numeric.formatToParts(typeof instant === "string" ? new Date(instant) : instant)) {
    parts[type] = value;
  }
  return parts;
}

/** The calendar day, e.g. `2025年3月4日` or `4 Mar 2025`. */
export function formatDate(instant: string | Date, locale: Locale): string {
  const { year, month, day } = partsOf(instant);
  return locale === "zh-CN" ? `${year}年${month}月${day}日` : `${day} ${englishMonths[Number(month) - 1]} ${year}`;
}

/** Day and minute, e.g. `2025年3月4日 14:05` or `4 Mar 2025, 14:05`. */
export function formatInstant(instant: string | Date, locale: Locale): string {
  const { hour, minute } = partsOf(instant);
  return `${formatDate(instant, locale)}${locale === "zh-CN" ? " " : ", "}${hour}:${minute}`;
}

/** How long ago (or ahead) an instant lies; beyond a week it is better told as a date. */
export type Distance =
  | { unit: "now" }
  | { unit: "minutes" | "hours" | "days"; count: number; past: boolean }
  | { unit: "date" };

/** The distance between an instant and `now`, in the largest unit that fits at least once. */
export function distanceOf(instant: string, now: Date): Distance {
  const difference = now.getTime() - Date.parse(instant);
  const past = difference >= 0;
  const minutes = Math.floor(Math.abs(difference) / 60_000);
  if (minutes < 1) return { unit: "now" };
  if (minutes < 60) return { unit: "minutes", count: minutes, past };
  if (minutes < 24 * 60) return { unit: "hours", count: Math.floor(minutes / 60), past };
  if (minutes < 7 * 24 * 60) return { unit: "days", count: Math.floor(minutes / (24 * 60)), past };
  return { unit: "date" };
}
