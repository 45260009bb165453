"use client"; // asks and deletes

import { useTranslations } from "next-intl";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
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
