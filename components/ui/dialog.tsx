"use client"; // opens and closes the platform's modal dialog

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";

interface DialogProps {
  open: boolean;
  /** Called when the person asks to leave: Escape, the close button. Not on a click outside, which would lose what was typed. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the decisive one last. */
  actions?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}

/** A modal dialog: the browser traps focus in it and returns it to where it was. */
export function Dialog({ open, onClose, title, description, actions, wide = false, children }: DialogProps) {
  const t = useTranslations("ui");
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = element.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);

  return (
    <dialog
      ref={element}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={(event) => {
        if (event.target !== element.current) return;
        event.preventDefault();
        onClose();
      }}
      className={cx(
        "max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] overflow-y-auto rounded-card bg-raised text-ink shadow-float open:animate-appear backdrop:bg-backdrop",
        wide ? "max-w-3xl" : "max-w-lg",
      )}
    >
      {open ? (
        <div className="flex flex-col gap-4 p-5">
          <header className="flex items-start justify-between gap-4">
            <div>
              <h2 id={`${id}-title`}>{title}</h2>
              {description ? (
                <p id={`${id}-description`} className="mt-1 text-ink-soft text-small">
                  {description}
                </p>
              ) : null}
            </div>
            <IconButton label={t("close")} icon={<Icon name="x" />} onClick={onClose} className="-mt-1.5 -mr-2" />
          </header>
          {children}
          {actions ? <footer className="flex flex-wrap justify-end gap-2">{actions}</footer> : null}
        </div>
      ) : null}
    </dialog>
  );
}
