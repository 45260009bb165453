"use client"; // asks once more, then acts

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/refusal/confirm-dialog";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { MarkApplicationId } from "@/server/features/verification/contract/applications";

/** Takes a waiting application back. */
export function WithdrawButton({ applicationId }: { applicationId: string }) {
  const t = useTranslations("verification.list");
  const router = useRouter();
  const withdraw = useCommand("verification.withdraw");

  async function send() {
    if (!(await withdraw.send({ applicationId: applicationId as MarkApplicationId }))) return; // an id the server gave
    showToast("ok", t("withdrawn"));
    router.refresh();
  }

  return (
    <>
      <Button size="small" variant="secondary" loading={withdraw.pending} onClick={send}>
        {t("withdraw")}
      </Button>
      {withdraw.refusal ? <RefusalNote refusal={withdraw.refusal} /> : null}
    </>
  );
}

/** Gives the viewer's mark up, after asking once more. */
export function GiveUpButton() {
  const t = useTranslations("verification.own");
  const router = useRouter();
  const giveUp = useCommand("verification.giveUp");
  const [isAsking, setAsking] = useState(false);

  async function send() {
    if (!(await giveUp.send({}))) return;
    setAsking(false);
    showToast("ok", t("gaveUp"));
    router.refresh();
  }

  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setAsking(true)}>
        {t("giveUp")}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={t("giveUp")}
          hint={t("giveUpHint")}
          confirm={t("giveUp")}
          cancel={t("cancel")}
          pending={giveUp.pending}
          refusal={giveUp.refusal}
          onConfirm={send}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
