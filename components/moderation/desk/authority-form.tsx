"use client"; // a form that shows its own outcome

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { askQuery } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { Id } from "@/server/shared/ids";

/** Opens the case of what an authority points out, by the address of its page. */
export function AuthorityForm() {
  const t = useTranslations("desk.patrol");
  const open = useCommand("moderation.openAuthorityCase");
  const [number, setNumber] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setMissing(false);
    setNumber(null);
    const found = await askQuery("moderation.findReportable", { address: String(fields.get("address")) }).catch(
      () => null,
    );
    if (!found) return setMissing(true);
    const subject = { kind: found.kind, id: found.id as Id<string> }; // the server named it
    const opened = await open.send({ subject, reference: String(fields.get("reference")) });
    if (!opened) return;
    setNumber(opened.number);
    form.reset();
  }

  return (
    <form onSubmit={submit} className="flex max-w-120 flex-col gap-3">
      <Field label={t("address")} hint={t("addressHint")}>
        {(control) => <TextInput {...control} name="address" required maxLength={300} />}
      </Field>
      <Field label={t("reference")}>
        {(control) => <TextInput {...control} name="reference" required minLength={2} maxLength={120} />}
      </Field>
      {isMissing ? <FieldError>{t("notFound")}</FieldError> : null}
      {open.refusal ? <RefusalNote refusal={open.refusal} /> : null}
      <div className="flex items-center gap-3">
        <Button type="submit" loading={open.pending}>
          {t("open")}
        </Button>
        <p role="status">{number ? t("openedAs", { number }) : null}</p>
      </div>
    </form>
  );
}
