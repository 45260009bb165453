"use client"; // a form

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import type { CitableRule } from "@/server/features/moderation/contract/cases";
import type { CaseId } from "@/server/shared/ids";
import { type ContentLabel, contentLabels } from "@/server/shared/labels";

/** Labels the content of a claimed case: a decision that takes nothing away. */
export function LabelForm({ caseId, rules }: { caseId: string; rules: readonly CitableRule[] }) {
  const t = useTranslations("finding.desk.labels");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const router = useRouter();
  const [label, setLabel] = useState<ContentLabel | null>(null);
  const [ruleAt, setRuleAt] = useState<number | null>(null);
  const [isTried, setTried] = useState(false);
  const [reason, setReason] = useState("");
  const command = useCommand("moderation.labelCase");
  const problem = useProblem(command.refusal);
  const rule = ruleAt === null ? undefined : rules[ruleAt];
  const missing = (chosen: unknown) => (isTried && !chosen ? ui("problem.empty") : null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!rule || !label) return;
    const { id, version } = rule;
    if (
      !(await command.send({
        caseId: caseId as CaseId /* an id the server gave */,
        label,
        rule: { id, version },
        reason,
      }))
    )
      return;
    setTried(false);
    setLabel(null);
    setRuleAt(null);
    setReason("");
    showToast("ok", t("form.done"));
    router.refresh();
  }

  return (
    <details className="rounded-card border border-line px-3 py-2">
      <summary className="cursor-pointer py-1 font-medium">{t("form.title")}</summary>
      <form onSubmit={submit} className="flex flex-col gap-3 py-2">
        <p className="text-ink-soft text-small">{t("form.hint")}</p>
        <Field label={t("form.label")} error={missing(label)}>
          {(control) => (
            <Select
              {...control}
              value={label ?? ""}
              onChange={(event) => setLabel(contentLabels.find((each) => each === event.target.value) ?? null)}
            >
              <option value="">{ui("choose")}</option>
              {contentLabels.map((each) => (
                <option key={each} value={each}>
                  {t(`words.${each}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("form.rule")} error={missing(rule) ?? problem("rule")}>
          {(control) => (
            <Select
              {...control}
              value={ruleAt ?? ""}
              onChange={(event) => setRuleAt(event.target.value === "" ? null : Number(event.target.value))}
            >
              <option value="">{ui("choose")}</option>
              {rules.map((each, at) => (
                <option key={`${each.id}@${each.version}`} value={at}>
                  {each.title[locale]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("form.reason")} error={problem("reason")}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              limit={1_000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {command.refusal && command.refusal.reason !== "INPUT_INVALID" ? (
          <RefusalNote refusal={command.refusal} />
        ) : null}
        <Button type="submit" variant="secondary" loading={command.pending} className="self-end">
          {t("form.submit")}
        </Button>
      </form>
    </details>
  );
}
