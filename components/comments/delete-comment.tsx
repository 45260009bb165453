"use client"; // asks and deletes

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/refusal/confirm-dialog";
import { useCommand } from "@/components/trpc/use-command";
import type { CommentId } from "@/server/shared/ids";

interface DeleteCommentProps {
  id: string;
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks once more before one's own comment is deleted. */
export function DeleteComment({ id, onClose, onDeleted }: DeleteCommentProps) {
  const t = useTranslations("comments.delete");
  const { send, pending, refusal } = useCommand("comments.deleteComment");

  async function confirm() {
    if (!(await send({ commentId: id as CommentId }))) return; // an id the server gave
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
