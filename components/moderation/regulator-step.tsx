"use client"; // records what came back

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { type ItemView, type ReportItemId, reportSteps } from "@/server/features/moderation/contract/regulator";

/** The next step of a report: sent, received, answered, each with the other side's number. */
export function RegulatorStep({ item }: { item: Pick<ItemView, "id" | "steps"> }) {
  const t = useTranslations("regulator.item");
  const router = useRouter();
  const [reference, setReference] = useState("");
  const { send, pending, refusal } = useCommand("moderation.recordReportStep");
  const problem = useProblem(refusal);
  const step = reportSteps.find((each) => !item.steps.some((taken) => taken.step === each));
  if (!step) return <p className="text-ink-soft text-small">{t("complete")}</p>;

  async function record() {
    if (!step || !(await send({ itemId: item.id as ReportItemId, step, reference }))) return; // an id the server gave
    setReference("");
    showToast("ok", t("done"));
    router.refresh();
  }

  return (
    <form
      className="flex w-full flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
    >
      <Field label={t("reference")} error={problem("reference")}>
        {(control) => (
          <TextInput
            {...control}
            value={reference}
            maxLength={200}
            onChange={(event) => setReference(event.target.value)}
          />
        )}
      </Field>
      {refusal && refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={refusal} /> : null}
      <Button type="submit" className="self-end" loading={pending}>
        {t(`next.${step}`)}
      </Button>
    </form>
  );
}
