// Tells next-intl, per request, which language and zone to speak. The language is the reader's, never part of the address.
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { type Messages, messagesOf } from "@/server/shared/catalogue";
import { type Locale, localeCookie, localeFor, timeZone } from "@/server/shared/i18n";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

export default getRequestConfig(async () => {
  const locale = localeFor((await cookies()).get(localeCookie)?.value, (await headers()).get("accept-language"));
  return { locale, messages: messagesOf(locale), timeZone };
});
