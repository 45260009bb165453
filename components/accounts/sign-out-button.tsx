"use client"; // ends the session, then starts over

import { useTranslations } from "next-intl";
import { useState } from "react";
import { closeSession } from "@/components/accounts/session-client";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

export function SignOutButton() {
  const t = useTranslations("accounts.settings");
  const [pending, setPending] = useState(false);

  async function leave() {
    setPending(true);
    await closeSession();
    window.location.assign("/");
  }

  return (
    <Button variant="secondary" size="small" icon={<Icon name="log-out" />} loading={pending} onClick={leave}>
      {t("signOut")}
    </Button>
  );
}
