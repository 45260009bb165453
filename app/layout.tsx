import "@/app/globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getNow, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { themeOf } from "@/components/shell/header";
import { Toasts } from "@/components/ui/toast";
import { themeCookie } from "@/server/shared/i18n";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: `${t("name")} · ${t("tagline")}`, template: t("title", { page: "%s" }) },
    description: t("description"),
    applicationName: t("name"),
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const { ui } = await getMessages();
  return (
    <html lang={await getLocale()} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <NextIntlClientProvider messages={{ ui }} now={await getNow()}>
          {children}
          <Toasts />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
