"use client"; // asks for a reason

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { useReason } from "@/components/ui/use-reason";
import { type HideReason, hideReasons } from "@/server/shared/sections";

interface HideDialogProps {
  /** How many comments are to be hidden. */
  count: number;
  onConfirm: (reason: HideReason) => void;
  onClose: () => void;
}

/** Asks why comments are hidden: each of their authors is told. Its list has the focus, so that the keys go on. */
export function HideDialog({ count, onConfirm, onClose }: HideDialogProps) {
  const t = useTranslations("sections");
  const keeper = useTranslations("comments.keeper");
  const form = useId();
  const { field, take } = useReason<HideReason>();
  const { place } = field;

  useEffect(() => {
    // The dialog opens after its content stands, and takes the focus itself.
    const frame = requestAnimationFrame(() => place.current?.querySelector("select")?.focus());
    return () => cancelAnimationFrame(frame);
  }, [place]);

  function submit(event: FormEvent) {
    event.preventDefault();
    const reason = take();
    if (reason !== null) onConfirm(reason);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("list.hideTitle", { count })}
      description={keeper("hide.hint")}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {keeper("cancel")}
          </Button>
          <Button type="submit" form={form} variant="danger">
            {keeper("hide.item")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <ReasonField
          {...field}
          label={t("list.reason")}
          hint={keeper("reasonHint")}
          reasons={hideReasons}
          word={(reason) => t(`reason.${reason}`)}
        />
      </form>
    </Dialog>
  );
}
