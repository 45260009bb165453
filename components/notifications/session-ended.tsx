"use client"; // shown once a session is over

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/**
 * Says that the session was ended elsewhere, over all that can no longer be done; closed, it stays above what can still be read and copied. The page as whoever is signed in by now
 * would see it comes with opening it again.
 */
export function SessionEnded() {
  const t = useTranslations("notifications");
  const [isAside, setAside] = useState(false);
  const ways = (
    <>
      <ButtonLink href="/sign-in" variant="secondary" size="small">
        {t("signIn")}
      </ButtonLink>
      <Button size="small" onClick={() => location.reload()}>
        {t("reopen")}
      </Button>
    </>
  );
  if (!isAside)
    return (
      <Dialog open title={t("ended")} description={t("endedHint")} actions={ways} onClose={() => setAside(true)} />
    );
  return (
    <div
      role="status"
      className="fixed inset-x-4 top-18 z-40 mx-auto flex max-w-150 flex-wrap items-center justify-between gap-3 rounded-card bg-raised p-4 shadow-float"
    >
      <strong>{t("ended")}</strong>
      <div className="flex flex-wrap gap-2">{ways}</div>
    </div>
  );
}
