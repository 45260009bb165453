// Tells next-intl, per request, which language and zone to speak. The locale is a cookie, never part of the address.
import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { type Messages, messagesOf } from "@/server/shared/catalogue";
import { type Locale, localeCookie, localeOf, timeZone } from "@/server/shared/i18n";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(localeCookie)?.value);
  return { locale, messages: messagesOf(locale), timeZone };
});
