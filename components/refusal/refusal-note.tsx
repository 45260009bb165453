"use client"; // shown after something a client component tried

import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { RefusalView } from "@/components/refusal/refusal-view";
import type { Messages } from "@/server/shared/catalogue";
import type { Refusal } from "@/server/shared/errors";
import type { Locale } from "@/server/shared/i18n";

type Words = Pick<Messages, "errors" | "media">;

// Refusals are rare and their words many: they are fetched with the first one.
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

/** A refusal's four sentences, for client components. Announced as soon as it appears. */
export function RefusalNote({ refusal }: { refusal: Refusal }) {
  const locale = useLocale();
  const t = useTranslations("ui.error");
  const [words, setWords] = useState<Words | "unreachable" | null>(null);

  useEffect(() => {
    fetchWords[locale]().then(setWords, () => setWords("unreachable"));
  }, [locale]);

  return (
    <div role="alert">
      {words === "unreachable" ? (
        <p>
          {t("explanation")} {t("code", { code: refusal.reason })}
        </p>
      ) : words ? (
        <NextIntlClientProvider locale={locale} messages={words}>
          <RefusalView refusal={refusal} />
        </NextIntlClientProvider>
      ) : null}
    </div>
  );
}
