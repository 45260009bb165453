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
import { bridge, origin } from "@/server/api/bridge";
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
  // One session stands for all tabs of a browser: whom this page was drawn for goes with every command it sends.
  const drawnFor = bridge().context().session?.accountId ?? "none";
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={await getLocale()} data-theme={theme === "system" ? undefined : theme} data-viewer={drawnFor}>
      <body>
        <script nonce={nonce}>{pressedAgain}</script>
        <NextIntlClientProvider key={drawnFor} messages={{ ui }} now={await getNow()}>
          {children}
          <Toasts />
        </NextIntlClientProvider>
        <script nonce={nonce}>{installable}</script>
      </body>
    </html>
  );
}
