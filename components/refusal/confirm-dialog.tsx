"use client"; // asks once more

import { RefusalNote } from "@/components/refusal/refusal-note";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Refusal } from "@/server/shared/errors";

interface ConfirmDialogProps {
  title: string;
  /** What will happen. */
  hint: string;
  confirm: string;
  cancel: string;
  pending: boolean;
  refusal: Refusal | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before something that hurts; a refusal is told in it. */
export function ConfirmDialog({
  title,
  hint,
  confirm,
  cancel,
  pending,
  refusal,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={hint}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {cancel}
          </Button>
          <Button variant="danger" onClick={onConfirm} loading={pending}>
            {confirm}
          </Button>
        </>
      }
    >
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </Dialog>
  );
}
