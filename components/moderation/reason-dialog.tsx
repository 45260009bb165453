"use client"; // asks why

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { Refusal } from "@/server/shared/errors";

interface ReasonDialogProps {
  title: string;
  /** What will happen. */
  hint?: string;
  label: string;
  confirm: string;
  cancel: string;
  pending: boolean;
  refusal: Refusal | null;
  /** What is asked besides the reason. */
  children?: ReactNode;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

const mostCharacters = 500;

/** Asks for the reason of a decision of the desk before it is made; a refusal is told in it, and nothing typed is lost. */
export function ReasonDialog({
  title,
  hint,
  label,
  confirm,
  cancel,
  pending,
  refusal,
  children,
  onConfirm,
  onClose,
}: ReasonDialogProps) {
  const form = useId();
  const [reason, setReason] = useState("");
  const problem = useProblem(refusal);

  function submit(event: FormEvent) {
    event.preventDefault();
    onConfirm(reason);
  }

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
          <Button type="submit" form={form} loading={pending}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {children}
        <Field label={label} error={problem("reason")}>
          {(control) => (
            <TextArea
              {...control}
              rows={3}
              limit={mostCharacters}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {refusal && refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={refusal} /> : null}
      </form>
    </Dialog>
  );
}
