"use client"; // shown after something a client component tried

import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { type ComponentType, useEffect, useState } from "react";
import type { Messages } from "@/server/shared/catalogue";
import type { Refusal } from "@/server/shared/errors";
import type { Locale } from "@/server/shared/i18n";

interface Telling {
  View: ComponentType<{ refusal: Refusal; brief: boolean | undefined }>;
  messages: Pick<Messages, "errors" | "media">;
}

// Refusals are rare and their words many: both are fetched with the first one.
const fetchMessages: Record<Locale, () => Promise<Telling["messages"]>> = {
  "zh-CN": async () => ({
    errors: (await import("@/server/shared/messages/zh-CN/errors.json")).default,
    media: (await import("@/server/shared/messages/zh-CN/media.json")).default,
  }),
  en: async () => ({
    errors: (await import("@/server/shared/messages/en/errors.json")).default,
    media: (await import("@/server/shared/messages/en/media.json")).default,
  }),
};

async function fetchTelling(locale: Locale): Promise<Telling> {
  const [{ RefusalView }, messages] = await Promise.all([
    import("@/components/refusal/refusal-view"),
    fetchMessages[locale](),
  ]);
  return { View: RefusalView, messages };
}

interface RefusalNoteProps {
  refusal: Refusal;
  /** What was refused and what can be done stand beside it: only the reason is said. */
  brief?: boolean;
}

/** A refusal's four sentences, for client components. Announced as soon as they appear. */
export function RefusalNote({ refusal, brief }: RefusalNoteProps) {
  const locale = useLocale();
  const t = useTranslations("ui.error");
  const [telling, setTelling] = useState<Telling | "unreachable" | null>(null);

  useEffect(() => {
    fetchTelling(locale).then(setTelling, () => setTelling("unreachable"));
  }, [locale]);

  return (
    <div role="alert">
      {telling === "unreachable" ? (
        <p>
          {refusal.reason === "PROVIDER_AWAY"
            ? t("away")
            : `${t("explanation")} ${t("code", { code: refusal.reason })}`}
        </p>
      ) : telling ? (
        <NextIntlClientProvider locale={locale} messages={telling.messages}>
          <telling.View refusal={refusal} brief={brief} />
        </NextIntlClientProvider>
      ) : null}
    </div>
  );
}
