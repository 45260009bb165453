"use client"; // opens the report dialog

import { type ReactNode, Suspense, useCallback, useState } from "react";
import type { ReportSubject } from "@/components/moderation/report/report-form";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { MenuItem } from "@/components/ui/menu";

const ReportDialog = later(async () => (await import("@/components/moderation/report/report-dialog")).ReportDialog);

interface ReportProps {
  subject: ReportSubject;
  /** The word on it, e.g. 举报. */
  children: ReactNode;
}

/** A quiet button that opens the report dialog: one tap from a profile. */
export function ReportButton({ subject, children }: ReportProps) {
  const { open, dialog } = useReportDialog(subject);
  return (
    <>
      <Button variant="quiet" size="small" icon={<Icon name="flag" />} onClick={open}>
        {children}
      </Button>
      {dialog}
    </>
  );
}

/**
 * For menus, which unmount when an item is chosen: put `open` on a MenuItem and `dialog` beside the menu. Two taps from any post or comment (PUB Article 20).
 */
export function useReportDialog(subject: ReportSubject): { open: () => void; dialog: ReactNode } {
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return {
    open: () => setOpen(true),
    dialog: isOpen ? (
      <Suspense>
        <ReportDialog subject={subject} onClose={close} />
      </Suspense>
    ) : null,
  };
}

/** The menu's entry for it. */
export function ReportItem({ open, children }: { open: () => void; children: ReactNode }) {
  return (
    <MenuItem icon={<Icon name="flag" />} onSelect={open}>
      {children}
    </MenuItem>
  );
}
