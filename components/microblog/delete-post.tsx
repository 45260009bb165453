"use client"; // asks and deletes

import { useTranslations } from "next-intl";
import { leaving } from "@/components/microblog/leaving";
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
    leaving.add(id);
    const isDeleted = await send({ postId: id as PostId }); // an id the server gave
    if (!isDeleted) {
      leaving.delete(id);
      return;
    }
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
