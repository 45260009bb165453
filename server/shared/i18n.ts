// Languages and the clock's home: what every formatter must agree on. The words are in catalogue.ts.

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "zh-CN";

/** Name of the cookie that holds the language the reader chose. */
export const localeCookie = "locale";

/** Name of the cookie that holds `light` or `dark`; without it the reader's system decides. */
export const themeCookie = "theme";

/** Calendar and wall-clock times are always those of this zone, whatever the machine's. */
export const timeZone = "Asia/Shanghai";

/** The language to speak to a reader: the one chosen; else the first of the browser's (`Accept-Language`, RFC 9110 12.5.4) that is spoken here; else the default. */
export function localeFor(cookie: string | undefined, acceptLanguage: string | null | undefined): Locale {
  if (cookie !== undefined) return localeOf(cookie);
  const asked = (acceptLanguage ?? "").split(",").map((range) => /^[a-z]+/.exec(range.trim().toLowerCase())?.[0]);
  return (
    asked.flatMap((language) => locales.find((locale) => locale.split("-")[0] === language) ?? [])[0] ?? defaultLocale
  );
}

/** The locale that a cookie's value names; the default for anything else. */
export function localeOf(value: string | undefined): Locale {
  return locales.find((locale) => locale === value) ?? defaultLocale;
}
