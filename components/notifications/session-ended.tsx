"use client"; // shown once a session is over

import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** Says that the session was ended elsewhere, with the way back in. */
export function SessionEnded() {
  const t = useTranslations("notifications");
  return (
    <div
      role="alert"
      className="fixed inset-x-4 top-18 z-40 mx-auto flex max-w-150 flex-wrap items-center justify-between gap-3 rounded-card bg-raised p-4 shadow-float"
    >
      <p>
        <strong>{t("ended")}</strong>
        <span className="block text-ink-soft text-small">{t("endedHint")}</span>
      </p>
      <ButtonLink href="/sign-in" size="small">
        {t("signIn")}
      </ButtonLink>
    </div>
  );
}
