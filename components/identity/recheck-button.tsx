"use client"; // one tap, and what became of it

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";

/** Has the provider confirm that nothing changed; nothing is typed again. */
export function RecheckButton() {
  const t = useTranslations("identity.check");
  const router = useRouter();
  const recheck = useCommand("identity.recheck");
  const [isAway, setAway] = useState(false);

  async function ask() {
    const answer = await recheck.send({});
    if (!answer) return;
    setAway(answer.isProviderAway);
    if (answer.state === "passed" && !answer.isProviderAway) showToast("ok", t("done"));
    router.refresh();
  }

  return (
    <div className="flex flex-col items-start gap-2">
      {isAway ? <p className="text-ink-soft text-small">{t("away")}</p> : null}
      {recheck.refusal ? <RefusalNote refusal={recheck.refusal} /> : null}
      <Button onClick={ask} loading={recheck.pending}>
        {t("recheck")}
      </Button>
    </div>
  );
}
