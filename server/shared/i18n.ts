// Languages and the clock's home: what every formatter must agree on. The words are in catalogue.ts.

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "zh-CN";

/** Name of the cookie that holds the reader's language; without it the default is spoken. */
export const localeCookie = "locale";

/** Name of the cookie that holds `light` or `dark`; without it the reader's system decides. */
export const themeCookie = "theme";

/** Calendar and wall-clock times are always those of this zone, whatever the machine's. */
export const timeZone = "Asia/Shanghai";

/** The locale that a cookie's value names; the default for anything else. */
export function localeOf(value: string | undefined): Locale {
  return locales.find((locale) => locale === value) ?? defaultLocale;
}
