"use client"; // a form that shows its own outcome

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { PurposeField } from "@/components/privacy/purpose-field";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { AccessPurpose } from "@/server/shared/access";

/** Asks a colleague to approve opening the identity behind an account. */
export function OpeningRequest() {
  const t = useTranslations("identity.desk");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const request = useCommand("identity.requestOpening");
  const problem = useProblem(request.refusal);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const sent = await request.send({
      handle: String(fields.get("handle")),
      purpose: String(fields.get("purpose")) as AccessPurpose, // one of the options
      basis: String(fields.get("basis")),
    });
    if (!sent) return;
    form.current?.reset();
    showToast("ok", t("requested"));
    router.refresh();
  }

  return (
    <Card>
      <CardHeader title={t("request")} />
      <form ref={form} onSubmit={send} className="grid items-start gap-4 md:grid-cols-2" noValidate>
        <Field label={t("handle")} hint={t("handleHint")} error={problem("handle")}>
          {(control) => <TextInput {...control} name="handle" inputMode="numeric" autoComplete="off" required />}
        </Field>
        <PurposeField label={t("purpose")} error={problem("purpose")} />
        <div className="md:col-span-2">
          <Field label={t("basis")} hint={t("basisHint")} error={problem("basis")}>
            {(control) => <TextInput {...control} name="basis" autoComplete="off" required />}
          </Field>
        </div>
        {request.refusal && request.refusal.reason !== "INPUT_INVALID" ? (
          <div className="md:col-span-2">
            <RefusalNote refusal={request.refusal} />
          </div>
        ) : null}
        <Button type="submit" loading={request.pending} className="justify-self-start">
          {t("submit")}
        </Button>
      </form>
    </Card>
  );
}
