"use client"; // listens for the end of the session

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLive } from "@/components/live/use-live";
import { ButtonLink } from "@/components/ui/button";

/** Says so at once when the session is ended elsewhere: what is on the screen stays, and nothing more can be done with it. */
export function SessionWatch() {
  const t = useTranslations("notifications");
  const [hasEnded, setEnded] = useState(false);
  useLive("account", ({ type }) => {
    if (type === "ended") setEnded(true);
  });
  if (!hasEnded) return null;
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
