"use client"; // asks and blocks

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import type { AccountId } from "@/server/shared/ids";

interface BlockDialogProps {
  id: string;
  name: string;
  onClose: () => void;
}

/** Says what a block does before it is done. */
export function BlockDialog({ id, name, onClose }: BlockDialogProps) {
  const t = useTranslations("relations.block");
  const router = useRouter();
  const { send, pending, refusal } = useCommand("relations.blockAccount");

  async function confirm() {
    if (!(await send({ accountId: id as AccountId }))) return; // an id the server gave
    showToast("ok", t("done"));
    onClose();
    router.refresh();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title", { name })}
      description={t("hint")}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button variant="danger" onClick={confirm} loading={pending}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </Dialog>
  );
}
