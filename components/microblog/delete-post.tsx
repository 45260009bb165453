"use client"; // asks and deletes

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/refusal/confirm-dialog";
import { useCommand } from "@/components/trpc/use-command";
import { showToast } from "@/components/ui/toast-store";
import type { PostId } from "@/server/shared/ids";

interface DeletePostProps {
  id: string;
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks once more before one's own post is deleted. */
export function DeletePost({ id, onClose, onDeleted }: DeletePostProps) {
  const t = useTranslations("microblog.delete");
  const { send, pending, refusal } = useCommand("microblog.deletePost");

  async function confirm() {
    if (!(await send({ postId: id as PostId }))) return; // an id the server gave
    showToast("ok", t("done"));
    onClose();
    onDeleted();
  }

  return (
    <ConfirmDialog
      title={t("title")}
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
