"use client"; // a form whose fields depend on the class

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { type Evidence, EvidenceFields } from "@/components/verification/evidence-fields";
import {
  type ApplicationView,
  type EvidenceFileId,
  type MarkApplicationId,
  type MarkClaim,
  markTextLength,
} from "@/server/features/verification/contract/applications";
import { type MarkClass, markClasses } from "@/server/shared/marks";

interface Typed {
  text: string;
  role: string;
  workplace: string;
  name: string;
  codeKind: "credit-code" | "organisation-code";
  code: string;
  country: string;
  officeName: string;
  registration: string;
  address: string;
}

const nothing: Typed = {
  text: "",
  role: "",
  workplace: "",
  name: "",
  codeKind: "credit-code",
  code: "",
  country: "DE",
  officeName: "",
  registration: "",
  address: "",
};

interface ApplicationFormProps {
  /** A refused application of the viewer's, to be corrected. */
  corrects: ApplicationView | null;
  /** The viewer has a mark now, which other words would end. */
  hasMark: boolean;
}

/** Applies for a mark: what is to be shown, what is claimed, and the documents that prove it. What is refused stays typed. */
export function ApplicationForm({ corrects, hasMark }: ApplicationFormProps) {
  const t = useTranslations("verification");
  const router = useRouter();
  const submit = useCommand("verification.submit");
  const problem = useProblem(submit.refusal);
  const [kind, setKind] = useState<MarkClass>(corrects?.class ?? "person");
  const [typed, setTyped] = useState<Typed>(corrects ? typedIn(corrects) : nothing);
  const [evidence, setEvidence] = useState<Evidence[]>(corrects ? shownIn(corrects) : []);
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const refusal = submit.refusal?.reason === "INPUT_INVALID" ? null : submit.refusal;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const sent = await submit.send({
      text: typed.text,
      claim: claimOf(kind, typed),
      evidence,
      ...(corrects ? { corrects: corrects.id as MarkApplicationId } : {}), // an id the server gave
    });
    if (!sent) return;
    showToast("ok", t("form.sent"));
    router.replace("/settings/verification" as Route); // a page of the app
    router.refresh();
  }

  function choose(value: string) {
    setKind(value as MarkClass); // one of the options
    setEvidence([]); // each class has documents of its own
  }

  const text = (
    field: "text" | "role" | "workplace" | "name" | "code" | "registration" | "address" | "officeName",
    path: string,
    more: { hint?: string; optional?: string; label?: string } = {},
  ) => (
    <Field
      label={more.label ?? t(`form.${field}`)}
      error={problem(path)}
      {...(more.hint ? { hint: more.hint } : {})}
      {...(more.optional ? { optional: more.optional } : {})}
    >
      {(control) => (
        <TextInput
          {...control}
          value={typed[field]}
          required={!more.optional}
          autoComplete="off"
          onChange={(event) => set({ [field]: event.target.value })}
        />
      )}
    </Field>
  );

  return (
    <Card>
      <CardHeader title={corrects ? t("form.correct", { number: corrects.number }) : t("form.title")} />
      <form onSubmit={send} className="flex flex-col gap-5">
        <RadioGroup
          legend={t("form.class")}
          name="class"
          value={kind}
          onChange={choose}
          options={markClasses.map((value) => ({ value, label: t(`class.${value}`), hint: t(`classHint.${value}`) }))}
        />
        {text("text", "text", { hint: t("form.textHint", { limit: markTextLength }) })}
        {kind === "person" ? (
          <div className="grid gap-4 sm:grid-cols-2">
            {text("role", "claim.role")}
            {text("workplace", "claim.workplace", { optional: t("form.optional") })}
          </div>
        ) : (
          text("name", "claim.name")
        )}
        {kind === "organisation" ? (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("form.codeKind")}>
              {(control) => (
                <Select
                  {...control}
                  value={typed.codeKind}
                  onChange={(event) =>
                    set({ codeKind: event.target.value as Typed["codeKind"] /* one of the options */ })
                  }
                >
                  <option value="credit-code">{t("form.credit-code")}</option>
                  <option value="organisation-code">{t("form.organisation-code")}</option>
                </Select>
              )}
            </Field>
            {text("code", "claim.code")}
          </div>
        ) : null}
        {kind === "organisation-abroad" ? (
          <>
            <Field label={t("form.country")} error={problem("claim.country")}>
              {(control) => (
                <Select {...control} value={typed.country} onChange={(event) => set({ country: event.target.value })}>
                  <CountryOptions />
                </Select>
              )}
            </Field>
            <fieldset className="flex flex-col gap-4">
              <legend className="mb-2 font-medium text-ink-soft">{t("form.office")}</legend>
              {text("officeName", "claim.office.name")}
              <div className="grid gap-4 sm:grid-cols-2">
                {text("registration", "claim.office.registration")}
                {text("address", "claim.office.address")}
              </div>
            </fieldset>
          </>
        ) : null}
        <EvidenceFields class={kind} evidence={evidence} onChange={setEvidence} problem={problem} />
        {hasMark ? <p className="text-ink-soft text-small">{t("form.changes")}</p> : null}
        {refusal ? <RefusalNote refusal={refusal} /> : null}
        <Button type="submit" size="large" loading={submit.pending} className="self-start">
          {t("form.submit")}
        </Button>
      </form>
    </Card>
  );
}

/** Where organisations come from most often; ISO 3166-1, Hong Kong, Macao and Taiwan among them, as the regulation has it. */
const countries =
  "AE AR AT AU BE BR CA CH CL CZ DE DK EG ES FI FR GB GR HK HU ID IE IL IN IT JP KE KR KZ LU MO MX MY NG NL NO NZ PE PH PK PL PT RO RU SA SE SG TH TR TW UA US VN ZA".split(
    " ",
  );

function CountryOptions() {
  const names = new Intl.DisplayNames(useLocale(), { type: "region" });
  return countries.map((code) => (
    <option key={code} value={code}>
      {names.of(code)}
    </option>
  ));
}

function claimOf(kind: MarkClass, typed: Typed): MarkClaim {
  const { role, workplace, name, codeKind, code, country, officeName, registration, address } = typed;
  switch (kind) {
    case "person":
      return { class: kind, role, workplace };
    case "organisation":
      return { class: kind, name, codeKind, code };
    case "organisation-abroad":
      return { class: kind, name, country, office: { name: officeName, registration, address } };
  }
}

function typedIn({ text, claim }: ApplicationView): Typed {
  const { class: _, ...claimed } = claim;
  if (!("office" in claimed)) return { ...nothing, text, ...claimed };
  const { office, ...rest } = claimed;
  return {
    ...nothing,
    text,
    ...rest,
    officeName: office.name,
    registration: office.registration,
    address: office.address,
  };
}

function shownIn({ evidence }: ApplicationView): Evidence[] {
  return evidence.map(({ fileId, document, number, holder, expiresAt }) => ({
    fileId: fileId as EvidenceFileId, // an id the server gave
    document,
    number,
    holder,
    // The end of a day in Asia/Shanghai, as the day itself.
    expiresOn: expiresAt && new Date(Date.parse(expiresAt) - 16 * 60 * 60 * 1000).toISOString().slice(0, 10),
  }));
}
