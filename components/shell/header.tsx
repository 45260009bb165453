import { cookies } from "next/headers";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LocaleSwitch } from "@/components/shell/locale-switch";
import { Wordmark } from "@/components/shell/mark";
import { type Theme, ThemeSwitch } from "@/components/shell/theme-switch";
import { themeCookie } from "@/server/shared/i18n";

/** The theme that a cookie's value names. */
export function themeOf(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** The bar on top of every screen: home, language, appearance, and who is signed in. */
export async function Header({ account }: { account: ReactNode }) {
  const t = await getTranslations("navigation");
  const common = await getTranslations("common");
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-brand px-4 py-2 text-on-brand focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("skip")}
      </a>
      <header className="sticky top-0 z-20 border-line border-b bg-surface">
        <div className="mx-auto flex h-14 max-w-312 items-center gap-1 px-4">
          <Link href="/" prefetch={false} className="mr-auto inline-flex rounded-control">
            <Wordmark name={common("name")} />
          </Link>
          <LocaleSwitch locale={await getLocale()} label={t("language")} />
          <ThemeSwitch
            initial={theme}
            labels={{ system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") }}
          />
          {account}
        </div>
      </header>
    </>
  );
}
