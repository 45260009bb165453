"use client"; // asks and blocks

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/refusal/confirm-dialog";
import { useCommand } from "@/components/trpc/use-command";
import { showToast } from "@/components/ui/toast-store";
import type { AccountId } from "@/server/shared/ids";

interface BlockDialogProps {
  id: string;
  name: string;
  onClose: () => void;
  onBlocked?: () => void;
}

/** Says what a block does before it is done. */
export function BlockDialog({ id, name, onClose, onBlocked }: BlockDialogProps) {
  const t = useTranslations("relations.block");
  const router = useRouter();
  const { send, pending, refusal } = useCommand("relations.blockAccount");

  async function confirm() {
    if (!(await send({ accountId: id as AccountId }))) return; // an id the server gave
    showToast("ok", t("done"));
    onClose();
    onBlocked?.();
    router.refresh();
  }

  return (
    <ConfirmDialog
      title={t("title", { name })}
      hint={t("hint")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      pending={pending}
      refusal={refusal}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
