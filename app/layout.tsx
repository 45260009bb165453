import "@/app/globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getNow, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { installable, pressedAgain } from "@/app/early";
import { themeColor } from "@/app/theme-color";
import { themeOf } from "@/components/shell/header";
import { Toasts } from "@/components/ui/toast";
import { origin } from "@/server/api/bridge";
import { themeCookie } from "@/server/shared/i18n";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: `${t("name")} · ${t("tagline")}`, template: t("title", { page: "%s" }) },
    description: t("description"),
    applicationName: t("name"),
    metadataBase: new URL(origin()),
    manifest: "/manifest.webmanifest",
    openGraph: { siteName: t("name"), type: "website" },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor,
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const { ui } = await getMessages();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={await getLocale()} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <script nonce={nonce}>{pressedAgain}</script>
        <NextIntlClientProvider messages={{ ui }} now={await getNow()}>
          {children}
          <Toasts />
        </NextIntlClientProvider>
        <script nonce={nonce}>{installable}</script>
      </body>
    </html>
  );
}
