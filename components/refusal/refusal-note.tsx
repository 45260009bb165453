"use client"; // shown after something a client component tried

import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Telling } from "@/components/refusal/telling";
import type { Refusal } from "@/server/shared/errors";

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
    import("@/components/refusal/telling")
      .then(({ tellingIn }) => tellingIn(locale))
      .then(setTelling, () => setTelling("unreachable"));
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
