"use client"; // a form

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { CaseId } from "@/server/shared/ids";

/** An officer's look into a case without a claim: the purpose goes on record first. */
export function ReadCard({ caseId }: { caseId: string }) {
  const t = useTranslations("desk.case");
  const router = useRouter();
  const [purpose, setPurpose] = useState("");
  const read = useCommand("moderation.readCase");
  const problem = useProblem(read.refusal);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await read.send({ caseId: caseId as CaseId, purpose })) router.refresh(); // an id the server gave
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 rounded-control border border-line p-3">
      <h3>{t("readTitle")}</h3>
      <Field label={t("readPurpose")} hint={t("readHint")} error={problem("purpose")}>
        {(control) => (
          <TextInput
            {...control}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
            maxLength={200}
          />
        )}
      </Field>
      {read.refusal && read.refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={read.refusal} /> : null}
      <Button type="submit" variant="secondary" loading={read.pending} className="self-end">
        {t("read")}
      </Button>
    </form>
  );
}
