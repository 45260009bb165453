"use client"; // a form that shows its own outcome

import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useViewer } from "@/components/shell/viewer";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { CopyableNumber } from "@/components/ui/copyable-number";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import {
  detailsLength,
  impersonatedLength,
  type ReportReason,
  type ReportReceipt,
  reportReasons,
} from "@/server/features/moderation/contract/reports";
import { formatInstant } from "@/server/shared/dates";
import type { ReportableKind } from "@/server/shared/subject";

export interface ReportSubject {
  kind: ReportableKind;
  id: string;
}

interface ReportFormProps {
  subject: ReportSubject;
  /** Where given, a way out stands beside the button, and after the receipt. */
  onClose?: () => void;
}

/** Reason, details and, without an account, a way to be reached; then the receipt. */
export function ReportForm({ subject, onClose }: ReportFormProps) {
  const t = useTranslations("reports");
  const viewer = useViewer();
  const command = useCommand("moderation.report");
  const problem = useProblem(command.refusal);
  const [reason, setReason] = useState<ReportReason | "">("");
  const [isAccount, setAccount] = useState(true);
  const [isMissing, setMissing] = useState(false);
  const [receipt, setReceipt] = useState<ReportReceipt | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setMissing(reason === "");
    if (reason === "") return;
    const fields = new FormData(event.currentTarget);
    const details = String(fields.get("details") ?? "");
    const contact = String(fields.get("contact") ?? "");
    const who = String(fields.get("impersonated") ?? "");
    const accepted = await command.send({
      subject,
      reason,
      ...(reason === "impersonation"
        ? { impersonated: isAccount ? { kind: "account", handle: who } : { kind: "outside", name: who } }
        : {}),
      ...(details ? { details } : {}),
      ...(contact ? { contact } : {}),
    });
    if (accepted) setReceipt(accepted);
  }

  if (receipt) return <Accepted receipt={receipt} {...(onClose ? { onClose } : {})} />;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <RadioGroup
        legend={t("form.reason")}
        name="reason"
        options={reportReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={reason}
        onChange={(value) => setReason(value as ReportReason /* one of the options */)}
        error={isMissing && reason === "" ? t("form.reasonMissing") : null}
        required
      />
      {reason === "impersonation" ? (
        <>
          <RadioGroup
            legend={t("form.impersonated")}
            name="impersonated-kind"
            options={(["account", "outside"] as const).map((value) => ({ value, label: t(`form.who.${value}`) }))}
            value={isAccount ? "account" : "outside"}
            onChange={(value) => setAccount(value === "account")}
          />
          <Field
            label={t(isAccount ? "form.whoHandle" : "form.whoName")}
            hint={t(isAccount ? "form.whoHandleHint" : "form.whoNameHint")}
            error={problem("impersonated") ?? problem(isAccount ? "impersonated.handle" : "impersonated.name")}
          >
            {(control) => (
              <TextInput
                {...control}
                key={String(isAccount)}
                name="impersonated"
                inputMode={isAccount ? "numeric" : "text"}
                maxLength={isAccount ? 32 : impersonatedLength}
                required
              />
            )}
          </Field>
        </>
      ) : null}
      <Field
        label={t("form.details")}
        hint={t("form.detailsHint")}
        optional={t("form.optional")}
        error={problem("details")}
      >
        {(control) => <TextArea {...control} name="details" limit={detailsLength} rows={3} />}
      </Field>
      {viewer ? null : (
        <Field
          label={t("form.contact")}
          hint={t("form.contactHint")}
          optional={t("form.optional")}
          error={problem("contact")}
        >
          {(control) => <TextInput {...control} name="contact" autoComplete="email" />}
        </Field>
      )}
      {command.refusal && command.refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={command.refusal} /> : null}
      <p className="flex items-start gap-1.5 text-ink-soft text-small">
        <Icon name="lock" className="mt-0.5 size-4" />
        {t("form.privacy")}
      </p>
      <div className="flex justify-end gap-2">
        {onClose ? (
          <Button variant="quiet" onClick={onClose}>
            {t("form.cancel")}
          </Button>
        ) : null}
        <Button type="submit" loading={command.pending}>
          {t("form.submit")}
        </Button>
      </div>
    </form>
  );
}

function Accepted({ receipt, onClose }: { receipt: ReportReceipt; onClose?: () => void }) {
  const t = useTranslations("reports.accepted");
  const locale = useLocale();
  return (
    <div role="status" className="flex flex-col gap-3">
      <p className="flex items-center gap-2 font-medium text-title">
        <Icon name="circle-check" className="size-5 text-ok" />
        {t("title")}
      </p>
      <p>{t("explanation", { due: formatInstant(receipt.dueAt, locale) })}</p>
      <dl className="rounded-control bg-sunken px-4 py-3">
        <dt className="text-ink-soft text-small">{t("receipt")}</dt>
        <dd className="text-heading">
          <CopyableNumber name={t("receipt")} value={receipt.receipt} />
        </dd>
      </dl>
      <p className="text-ink-soft text-small">{t("keep")}</p>
      <div className="flex items-center justify-end gap-4">
        <Link href={`/report/status?receipt=${receipt.receipt}` as Route /* a page of ours */} className="link">
          {t("status")}
        </Link>
        {onClose ? <Button onClick={onClose}>{t("done")}</Button> : null}
      </div>
    </div>
  );
}
