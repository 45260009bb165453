"use client"; // ends the session, then starts over

import { useTranslations } from "next-intl";
import { useState } from "react";
import { closeSession } from "@/components/accounts/session-client";
import { handOver } from "@/components/microblog/composer/draft";
import { forgetAppeals } from "@/components/moderation/appeal-draft";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { useViewer } from "@/components/shell/viewer";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

export function SignOutButton() {
  const t = useTranslations("accounts.settings");
  const viewer = useViewer();
  const [pending, setPending] = useState(false);

  async function leave() {
    setPending(true);
    try {
      if (viewer) await handOver(viewer.id);
      await closeSession();
      forgetAppeals();
      window.location.assign("/");
    } catch (error) {
      toastRefusal(error);
      setPending(false);
    }
  }

  return (
    <Button variant="secondary" size="small" icon={<Icon name="log-out" />} loading={pending} onClick={leave}>
      {t("signOut")}
    </Button>
  );
}
