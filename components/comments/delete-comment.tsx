"use client"; // asks and deletes

import { useTranslations } from "next-intl";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
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
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
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
