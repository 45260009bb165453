"use client"; // ends the session, so that signing in again says who one is

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { closeSession } from "@/components/accounts/session-client";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { Button, ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** What must be done before anything that concerns all of one's data: confirm of late who one is. */
export function ConfirmWho({ hasSecondFactor }: { hasSecondFactor: boolean }) {
  const t = useTranslations("privacy.confirm");
  const [pending, setPending] = useState(false);

  async function signInAgain() {
    setPending(true);
    try {
      await closeSession();
      window.location.assign("/sign-in?next=/settings/data");
    } catch (error) {
      toastRefusal(error);
      setPending(false);
    }
  }

  return (
    <div className="flex flex-col gap-3 rounded-control bg-sunken p-3">
      <p className="flex gap-2">
        <Icon name="lock" className="mt-1 size-4 shrink-0 text-ink-soft" />
        <span>{t("text")}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        {hasSecondFactor ? (
          <ButtonLink href={"/settings/security" as Route /* a page of the app */} variant="secondary" size="small">
            {t("secondFactor")}
          </ButtonLink>
        ) : null}
        <Button variant="secondary" size="small" loading={pending} onClick={signInAgain}>
          {t("signIn")}
        </Button>
      </div>
    </div>
  );
}
