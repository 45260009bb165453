// What it takes to say a refusal: refusals are rare and their words many, so all of it is fetched with the first one.
import { RefusalView } from "@/components/refusal/refusal-view";
import type { Messages } from "@/server/shared/catalogue";
import type { Locale } from "@/server/shared/i18n";

type Words = Pick<Messages, "errors" | "media">;

const fetchWords: Record<Locale, () => Promise<Words>> = {
  "zh-CN": async () => ({
    errors: (await import("@/server/shared/messages/zh-CN/errors.json")).default,
    media: (await import("@/server/shared/messages/zh-CN/media.json")).default,
  }),
  en: async () => ({
    errors: (await import("@/server/shared/messages/en/errors.json")).default,
    media: (await import("@/server/shared/messages/en/media.json")).default,
  }),
};

export interface Telling {
  View: typeof RefusalView;
  messages: Words;
}

export async function tellingIn(locale: Locale): Promise<Telling> {
  return { View: RefusalView, messages: await fetchWords[locale]() };
}
