"use client"; // shown after something a client component tried

import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { networkAway } from "@/components/refusal/refusal-of";
import type { Telling } from "@/components/refusal/telling";
import type { Refusal } from "@/server/shared/errors";

interface RefusalNoteProps {
  refusal: Refusal;
  /** What was refused and what can be done stand beside it: only the reason is said. */
  brief?: boolean;
}

/** A refusal's four sentences, for client components; of a network that is away, what the page itself can say. Announced as soon as they appear. */
export function RefusalNote(props: RefusalNoteProps) {
  return props.refusal === networkAway ? <AwayNote /> : <ToldNote {...props} />;
}

/** Says what has become of the step, until the network is back. */
function AwayNote() {
  const t = useTranslations("ui.error");
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    const onBack = () => setBack(true);
    addEventListener("online", onBack);
    return () => removeEventListener("online", onBack);
  }, []);
  return isBack ? null : <p role="alert">{t(navigator.onLine ? "away" : "offline")}</p>;
}

function ToldNote({ refusal, brief }: RefusalNoteProps) {
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
          {t("explanation")} {t("code", { code: refusal.reason })}
        </p>
      ) : telling ? (
        <NextIntlClientProvider locale={locale} messages={telling.messages}>
          <telling.View refusal={refusal} brief={brief} />
        </NextIntlClientProvider>
      ) : null}
    </div>
  );
}
