"use client"; // a modal dialog

import { useTranslations } from "next-intl";
import { ReportForm, type ReportSubject } from "@/components/moderation/report/report-form";
import { LateMessages } from "@/components/shell/late-messages";
import { Dialog } from "@/components/ui/dialog";

interface ReportDialogProps {
  subject: ReportSubject;
  onClose: () => void;
}

const words = {
  "zh-CN": async () => ({ reports: (await import("@/server/shared/messages/zh-CN/reports.json")).default }),
  en: async () => ({ reports: (await import("@/server/shared/messages/en/reports.json")).default }),
};

/** Reports a post, a comment or an account from where it is shown. Open for as long as it is rendered. */
export function ReportDialog(props: ReportDialogProps) {
  return (
    <LateMessages words={words} onMissing={props.onClose}>
      <OpenDialog {...props} />
    </LateMessages>
  );
}

function OpenDialog({ subject, onClose }: ReportDialogProps) {
  const t = useTranslations("reports");
  return (
    <Dialog open onClose={onClose} title={t("form.title", { subject: t(`subject.${subject.kind}`) })}>
      <ReportForm subject={subject} onClose={onClose} />
    </Dialog>
  );
}
