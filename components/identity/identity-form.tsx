"use client"; // a form that keeps what was typed and shows its own outcome

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextInput } from "@/components/ui/text-input";
import { type IdentityExample, identityMethods, type SubmitInput } from "@/server/features/identity/contract";

type Method = (typeof identityMethods)[number];

const nothing = { name: "", number: "", responsibleName: "", responsibleNumber: "", credential: "" };
type Typed = typeof nothing;

interface IdentityFormProps {
  /** The account's phone, masked; null where it has none. */
  phone: string | null;
  /** A try did not pass: the form is for correcting it. */
  isCorrection: boolean;
  /** Invented numbers that one can try; empty outside the demo. */
  examples: IdentityExample[];
}

/** Says who one is: how, name and number. The claim is recorded first; then the provider is asked, and the page shows what it answered. */
export function IdentityForm({ phone, isCorrection, examples }: IdentityFormProps) {
  const t = useTranslations("identity");
  const router = useRouter();
  const submit = useCommand("identity.submit");
  const check = useCommand("identity.check");
  const problem = useProblem(submit.refusal);
  const [method, setMethod] = useState<Method>("person");
  const [typed, setTyped] = useState<Typed>(nothing);
  const refusal = submit.refusal?.reason === "INPUT_INVALID" ? null : (submit.refusal ?? check.refusal);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    check.clear();
    const submitted = await submit.send(claimOf(method, typed));
    if (!submitted) return;
    await check.send({});
    router.refresh();
  }

  const text = (field: keyof Typed, label: string, path: string, hint?: string) => (
    <Field label={label} error={problem(path)} {...(hint ? { hint } : {})}>
      {(control) => (
        <TextInput
          {...control}
          value={typed[field]}
          onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
        />
      )}
    </Field>
  );

  return (
    <>
      <Card>
        <CardHeader title={t(isCorrection ? "form.correct" : "form.title")} />
        <form onSubmit={send} className="flex flex-col gap-4">
          <RadioGroup
            legend={t("method.label")}
            name="method"
            value={method}
            onChange={(value) => setMethod(value as Method /* one of the options */)}
            options={identityMethods.map((value) => ({
              value,
              label: t(`method.${value}`),
              hint: hintOf(value),
              disabled: value === "phone" && phone === null,
            }))}
            error={problem("phone")}
          />
          {method === "network-identity" ? (
            text("credential", t("form.credential"), "credential", t("form.credentialHint"))
          ) : method === "organisation" ? (
            <>
              {text("name", t("form.organisationName"), "name")}
              {text("number", t("form.creditCode"), "number", t("form.creditCodeHint"))}
              <fieldset className="flex flex-col gap-4">
                <legend className="mb-2 font-medium text-ink-soft">{t("form.responsible")}</legend>
                {text("responsibleName", t("form.name"), "responsible.name")}
                {text("responsibleNumber", t("form.number"), "responsible.number", t("form.numberHint"))}
              </fieldset>
            </>
          ) : (
            <>
              {text("name", t("form.name"), "name", t("form.personHint"))}
              {text("number", t("form.number"), "number", t("form.numberHint"))}
            </>
          )}
          {refusal ? <RefusalNote refusal={refusal} /> : null}
          <p className="flex items-start gap-1.5 text-ink-soft text-small">
            <Icon name="lock" className="mt-0.5 size-4 shrink-0" />
            {t("form.sealed")}
          </p>
          <Button type="submit" size="large" loading={submit.pending || check.pending} className="self-start">
            {t("form.submit")}
          </Button>
        </form>
      </Card>
      {examples.length > 0 ? <Examples examples={examples} onUse={use} /> : null}
    </>
  );

  function hintOf(value: Method): string | null {
    if (value === "phone") return phone === null ? t("form.phoneMissing") : t("form.phoneHint", { phone });
    if (value === "organisation") return t("form.organisationHint");
    return value === "network-identity" ? t("form.networkHint") : null;
  }

  function use(example: IdentityExample) {
    const [own] = examples;
    setMethod(example.method);
    setTyped({
      ...nothing,
      name: example.name,
      number: example.number,
      ...(example.method === "organisation" && own ? { responsibleName: own.name, responsibleNumber: own.number } : {}),
    });
  }
}

function claimOf(method: Method, typed: Typed): SubmitInput {
  const { name, number, credential } = typed;
  if (method === "network-identity") return { method, credential };
  if (method !== "organisation") return { method, name, number };
  return { method, name, number, responsible: { name: typed.responsibleName, number: typed.responsibleNumber } };
}

function Examples({ examples, onUse }: { examples: IdentityExample[]; onUse: (example: IdentityExample) => void }) {
  const t = useTranslations("identity.examples");
  return (
    <Card>
      <CardHeader title={t("title")} />
      <p className="mb-2 text-ink-soft text-small">{t("text")}</p>
      <ul className="divide-y divide-line">
        {examples.map((example) => (
          <li key={example.number} className="flex items-center justify-between gap-3 py-2">
            <div className="flex min-w-0 flex-wrap gap-x-3">
              <span>{example.name}</span>
              <span className="font-mono text-ink-soft text-small">{example.number}</span>
              <span className="text-ink-soft text-small">{t(example.behaviour)}</span>
            </div>
            <Button size="small" variant="secondary" onClick={() => onUse(example)}>
              {t("use")}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
