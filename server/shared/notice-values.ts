// What a notice's parameters are in its sentence. Pure.
import { formatInstant } from "@/server/shared/dates";
import type { Locale } from "@/server/shared/i18n";

/**
 * The parameters as the messages take them: instants as the clock shows them, what is missing as `none`, and identifiers such as `limit-functions` as `limit_functions`, because
 * ICU selectors know no hyphens. Numbers such as M-4K7P-2Q stay as people quote them.
 */
export function noticeValues(
  params: Record<string, string | number | null>,
  locale: Locale,
): Record<string, string | number> {
  // Notices of earlier versions do not say why.
  const told = { because: null, ...params };
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, sayable(value, locale)]));
}

function sayable(value: string | number | null, locale: Locale): string | number {
  if (typeof value !== "string") return value ?? "none";
  if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return formatInstant(value, locale);
  return /^[a-z]+(-[a-z]+)+$/.test(value) ? value.replaceAll("-", "_") : value;
}
