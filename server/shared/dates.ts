// How instants are shown to people. Always the wall clock of Asia/Shanghai; put together here, because Node and
// browsers differ in the spaces and commas of their ready-made formats, and a page shows many.
import type { Locale } from "@/server/shared/i18n";

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** China has kept one offset and no summer time since 1991, and nothing here is older. */
const offsetMs = 8 * 60 * 60 * 1000;

/** The wall clock of Shanghai, in the fields that a Date calls UTC. */
function wallClock(instant: string | Date): Date {
  return new Date((typeof instant === "string" ? Date.parse(instant) : instant.getTime()) + offsetMs);
}

const two = (value: number) => String(value).padStart(2, "0");

/** The calendar day, e.g. `2025年3月4日` or `4 Mar 2025`. */
export function formatDate(instant: string | Date, locale: Locale): string {
  const at = wallClock(instant);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  return locale === "zh-CN" ? `${year}年${month + 1}月${day}日` : `${day} ${englishMonths[month]} ${year}`;
}

/** Day and minute, e.g. `2025年3月4日 14:05` or `4 Mar 2025, 14:05`. */
export function formatInstant(instant: string | Date, locale: Locale): string {
  const at = wallClock(instant);
  return `${formatDate(instant, locale)}${locale === "zh-CN" ? " " : ", "}${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
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

/** The instant as a form's date-and-time field takes it: the wall clock of Shanghai, like every time that is shown. */
export function fieldOfInstant(instant: string | Date): string {
  return wallClock(instant).toISOString().slice(0, 16);
}

/** The instant that such a field names, as ISO; null for an empty or broken one. */
export function instantOfField(value: string): string | null {
  const at = Date.parse(`${value}:00+08:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
