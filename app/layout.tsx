import "@/app/globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getNow, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
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

/**
 * A form sent before its code has come would be sent by the browser itself, with all that was typed in the address and so in logs. It waits instead, and is sent again until its
 * code takes it; what was typed is taken up by then. Forms with an action are the browser's. Without a sign that HTML would escape.
 */
const sentLater =
  "addEventListener(`submit`,function(e){var form=e.target,by=e.submitter,taken=form.hasAttribute(`action`);if(taken)return;e.preventDefault();e.preventDefault=function(){taken=true};setTimeout(function(){if(taken)return;if(form.isConnected)form.requestSubmit(by)},300)},true)";

/** Lets the browser install the app and answer when there is no network. In the page itself, as it is not worth a request; without a sign that HTML would escape. */
const installable = "addEventListener(`load`,function(){navigator.serviceWorker?.register(`/sw.js`)})";

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
        <script nonce={nonce}>{sentLater}</script>
        <NextIntlClientProvider messages={{ ui }} now={await getNow()}>
          {children}
          <Toasts />
        </NextIntlClientProvider>
        <script nonce={nonce}>{installable}</script>
      </body>
    </html>
  );
}
