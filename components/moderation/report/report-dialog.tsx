"use client"; // a modal dialog

import { NextIntlClientProvider, useLocale, useMessages, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ReportForm, type ReportSubject } from "@/components/moderation/report/report-form";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { Dialog } from "@/components/ui/dialog";
import type { Messages } from "@/server/shared/catalogue";
import type { Locale } from "@/server/shared/i18n";

// Few people report on a page: the words come with the dialog.
const fetchWords: Record<Locale, () => Promise<Messages["reports"]>> = {
  "zh-CN": async () => (await import("@/server/shared/messages/zh-CN/reports.json")).default,
  en: async () => (await import("@/server/shared/messages/en/reports.json")).default,
};

interface ReportDialogProps {
  subject: ReportSubject;
  onClose: () => void;
}

/** Reports a post, a comment or an account from where it is shown. Open for as long as it is rendered. */
export function ReportDialog({ subject, onClose }: ReportDialogProps) {
  const locale = useLocale();
  const outer = useMessages();
  const [reports, setReports] = useState<Messages["reports"] | null>(null);

  useEffect(() => {
    fetchWords[locale]().then(setReports, (error) => {
      toastRefusal(error);
      onClose();
    });
  }, [locale, onClose]);

  if (!reports) return null;
  return (
    <NextIntlClientProvider locale={locale} messages={{ ...outer, reports }}>
      <OpenDialog subject={subject} onClose={onClose} />
    </NextIntlClientProvider>
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
