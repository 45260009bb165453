// Every word that people read, by locale and domain. Imported one by one, so that a missing file fails the build.
// Server-side only: a client component receives the namespaces it needs from its nearest provider.
import type { Locale } from "@/server/shared/i18n";
import enCommon from "@/server/shared/messages/en/common.json";
import enErrors from "@/server/shared/messages/en/errors.json";
import enFault from "@/server/shared/messages/en/fault.json";
import enMedia from "@/server/shared/messages/en/media.json";
import enNavigation from "@/server/shared/messages/en/navigation.json";
import enUi from "@/server/shared/messages/en/ui.json";
import zhCommon from "@/server/shared/messages/zh-CN/common.json";
import zhErrors from "@/server/shared/messages/zh-CN/errors.json";
import zhFault from "@/server/shared/messages/zh-CN/fault.json";
import zhMedia from "@/server/shared/messages/zh-CN/media.json";
import zhNavigation from "@/server/shared/messages/zh-CN/navigation.json";
import zhUi from "@/server/shared/messages/zh-CN/ui.json";

const zh = {
  common: zhCommon,
  errors: zhErrors,
  fault: zhFault,
  media: zhMedia,
  navigation: zhNavigation,
  ui: zhUi,
};

/** The shape that every locale fills: the default locale's. */
export type Messages = typeof zh;
export type Namespace = keyof Messages;

const en: Messages = {
  common: enCommon,
  errors: enErrors,
  fault: enFault,
  media: enMedia,
  navigation: enNavigation,
  ui: enUi,
};

const catalogue: Record<Locale, Messages> = { "zh-CN": zh, en };

/** All messages of a locale, by domain. */
export function messagesOf(locale: Locale): Messages {
  return catalogue[locale];
}
