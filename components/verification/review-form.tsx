"use client"; // a finding per item, then the decision

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Field, FieldError } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { useKeptText } from "@/components/ui/use-kept-text";
import {
  type ApplicationView,
  type Finding,
  type MarkApplicationId,
  noteLength,
  reasonLength,
} from "@/server/features/verification/contract/applications";
import { itemsOf } from "@/server/features/verification/contract/documents";

type Found = Record<string, { finding: Finding["finding"] | null; note: string }>;

/** A finding for every item; approving is out of the question with a mismatch, here and in the command. */
export function ReviewForm({ application, doneHref }: { application: ApplicationView; doneHref: Route }) {
  const t = useTranslations("verification");
  const router = useRouter();
  const decide = useCommand("verification.decide");
  const problem = useProblem(decide.refusal);
  const items = itemsOf[application.class];
  const [found, setFound] = useState<Found>(
    Object.fromEntries(items.map((item) => [item, { finding: null, note: "" }])),
  );
  const [reason, setReason] = useKeptText(`mark-review:${application.id}`);
  const findings = items.flatMap((item): Finding[] => {
    const { finding = null, note = "" } = found[item] ?? {};
    return finding ? [{ item, finding, note }] : [];
  });
  const isComplete = findings.length === items.length;
  const matches = findings.every(({ finding }) => finding === "matches");

  async function send(outcome: "approve" | "refuse") {
    const applicationId = application.id as MarkApplicationId; // an id the server gave
    if (!(await decide.send({ applicationId, outcome, findings, reason }))) return;
    setReason("");
    showToast("ok", t(outcome === "approve" ? "desk.approved" : "desk.refused"));
    router.push(doneHref);
    router.refresh();
  }

  return (
    <Card>
      <CardHeader title={t("desk.findings")} />
      <form
        className="flex flex-col gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
        }}
      >
        {items.map((item) => (
          <fieldset key={item} className="flex flex-wrap items-center gap-x-5 gap-y-2 border-line border-b pb-3">
            <legend className="mb-1">{t(`item.${item}`)}</legend>
            {(["matches", "mismatch"] as const).map((finding) => (
              <label key={finding} className="flex min-h-8 items-center gap-2">
                <input
                  type="radio"
                  name={item}
                  className="size-4.5 accent-brand"
                  checked={found[item]?.finding === finding}
                  onChange={() => setFound({ ...found, [item]: { note: "", ...found[item], finding } })}
                />
                {t(`finding.${finding}`)}
              </label>
            ))}
            <TextInput
              aria-label={`${t(`item.${item}`)} · ${t("desk.note")}`}
              placeholder={t("desk.note")}
              maxLength={noteLength}
              value={found[item]?.note ?? ""}
              className="min-w-40 flex-1"
              onChange={(event) =>
                setFound({ ...found, [item]: { finding: null, ...found[item], note: event.target.value } })
              }
            />
          </fieldset>
        ))}
        {problem("findings") ? <FieldError>{problem("findings")}</FieldError> : null}
        <Field label={t("desk.reason")} hint={t("desk.reasonHint")} error={problem("reason")}>
          {(control) => (
            <TextArea
              {...control}
              limit={reasonLength}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {decide.refusal && decide.refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={decide.refusal} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button loading={decide.pending} disabled={!isComplete || !matches} onClick={() => send("approve")}>
            {t("desk.approve")}
          </Button>
          <Button variant="secondary" loading={decide.pending} disabled={!isComplete} onClick={() => send("refuse")}>
            {t("desk.refuse")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
