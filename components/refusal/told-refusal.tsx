"use client"; // fetches its words

import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { RefusalNoteProps } from "@/components/refusal/refusal-note";
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

/** A refusal's four sentences, in words that come with the first one; where they cannot come, its code. */
export function ToldRefusal({ refusal, brief }: RefusalNoteProps) {
  const locale = useLocale();
  const t = useTranslations("ui.error");
  const [words, setWords] = useState<Words | "unreachable" | null>(null);

  useEffect(() => {
    fetchWords[locale]().then(setWords, () => setWords("unreachable"));
  }, [locale]);

  if (words === null) return null;
  if (words === "unreachable")
    return (
      <p>
        {t("explanation")} {t("code", { code: refusal.reason })}
      </p>
    );
  return (
    <NextIntlClientProvider locale={locale} messages={words}>
      <RefusalView refusal={refusal} brief={brief} />
    </NextIntlClientProvider>
  );
}
