"use client"; // holds what is being written

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { ObligationId } from "@/server/shared/obligation-ids";
import { assessmentLength } from "@/server/shared/obligation-words";

/** A member of staff signs what they make of one obligation. What was typed stays when it is refused. */
export function AssessForm({ id }: { id: ObligationId }) {
  const t = useTranslations("compliance.assess");
  const router = useRouter();
  const { send, pending, refusal } = useCommand("compliance.assess");
  const [words, setWords] = useState("");
  const [isEmpty, setIsEmpty] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsEmpty(words.trim() === "");
    if (words.trim() === "" || !(await send({ id, words }))) return;
    setWords("");
    router.refresh();
  }

  return (
    <form onSubmit={submit} className="mt-2 flex flex-col gap-3">
      <Field label={t("label")} hint={t("hint")} error={isEmpty ? t("empty") : null}>
        {(control) => (
          <TextArea
            {...control}
            limit={assessmentLength}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <Button type="submit" loading={pending} className="self-start">
        {t("send")}
      </Button>
    </form>
  );
}
