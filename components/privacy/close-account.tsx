"use client"; // asks once more before closing, and undoes it

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/refusal/confirm-dialog";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Closes the account, after asking once more. */
export function CloseAccount({ dueAt }: { dueAt: string }) {
  const t = useTranslations("privacy.closing");
  const router = useRouter();
  const close = useCommand("privacy.closeAccount");
  const [isAsking, setAsking] = useState(false);

  async function confirm() {
    if (!(await close.send({}))) return;
    setAsking(false);
    router.refresh();
  }

  return (
    <div>
      <Button variant="danger" onClick={() => setAsking(true)}>
        {t("close")}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={t("sure")}
          hint={t("sureHint", { dueAt })}
          confirm={t("close")}
          cancel={t("keep")}
          pending={close.pending}
          refusal={close.refusal}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

/** Takes the account up again. */
export function UndoClosing() {
  const t = useTranslations("privacy.closing");
  const router = useRouter();
  const undo = useCommand("privacy.undoClosingAccount");

  async function send() {
    if (await undo.send({})) router.refresh();
  }

  return (
    <div className="flex flex-col gap-3">
      <div>
        <Button icon={<Icon name="undo-2" />} onClick={send} loading={undo.pending}>
          {t("undo")}
        </Button>
      </div>
      {undo.refusal ? <RefusalNote refusal={undo.refusal} /> : null}
    </div>
  );
}
