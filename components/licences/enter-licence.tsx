"use client"; // uploads the evidence and sends

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { useProblem } from "@/components/refusal/use-problem";
import { askQuery, pageHeaders } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { Refusal } from "@/server/shared/errors";
import type { AccountId, MediaId } from "@/server/shared/ids";
import { type NewsService, newsServices } from "@/server/shared/licences";

const lines = ["handle", "number", "holder", "issuer"] as const;
const empty = { handle: "", number: "", holder: "", issuer: "", startsOn: "", endsOn: "" };

/** Enters a licence of an account with a picture of it. */
export function EnterLicence() {
  const t = useTranslations("licences");
  const router = useRouter();
  const [said, setSaid] = useState(empty);
  const [scope, setScope] = useState<readonly NewsService[]>([]);
  const [file, setFile] = useState<File | null>(null);
  const [away, setAway] = useState<Refusal | null>(null);
  const { send, pending, refusal } = useCommand("licences.enterLicence");
  const problem = useProblem(refusal);
  const isWhole = file !== null && scope.length > 0 && Object.values(said).every((word) => word.trim() !== "");

  async function enter(event: FormEvent) {
    event.preventDefault();
    if (!file) return;
    setAway(null);
    try {
      const { handle, ...rest } = said;
      const { id } = await askQuery("relations.profile", { handle: handle.trim() });
      const answer = await fetch("/media?for=evidence", {
        method: "POST",
        headers: { ...pageHeaders, "content-type": file.type },
        body: file,
      });
      const evidence: { id: MediaId } | { refusal: Refusal } = await answer.json();
      if ("refusal" in evidence) return setAway(evidence.refusal);
      const accountId = id as AccountId; // an id the server gave
      if (!(await send({ ...rest, accountId, scope: [...scope], evidenceId: evidence.id }))) return;
      setSaid(empty);
      setScope([]);
      setFile(null);
      showToast("ok", t("entered"));
      router.refresh();
    } catch (error) {
      setAway(refusalOf(error));
    }
  }

  const shown = refusal && refusal.reason !== "INPUT_INVALID" ? refusal : away;
  return (
    <form onSubmit={enter} className="flex flex-col gap-3">
      <h2>{t("enter")}</h2>
      <div className="grid gap-3 sm:grid-cols-2">
        {lines.map((name) => (
          <Field key={name} label={t(`field.${name}`)} error={problem(name)}>
            {(control) => (
              <TextInput
                {...control}
                value={said[name]}
                maxLength={120}
                onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {(["startsOn", "endsOn"] as const).map((name) => (
          <Field key={name} label={t(`field.${name}`)} error={problem(name)}>
            {(control) => (
              <TextInput
                {...control}
                type="date"
                value={said[name]}
                onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <fieldset>
        <legend className="mb-1 font-medium">{t("column.scope")}</legend>
        {newsServices.map((service) => (
          <Checkbox
            key={service}
            label={t(`service.${service}`)}
            checked={scope.includes(service)}
            onChange={({ target }) =>
              setScope(newsServices.filter((one) => (one === service ? target.checked : scope.includes(one))))
            }
          />
        ))}
      </fieldset>
      <Field label={t("field.evidence")} hint={t("field.evidenceHint")} error={problem("evidenceId")}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept="image/*"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            className="text-small"
          />
        )}
      </Field>
      {shown ? <RefusalNote refusal={shown} /> : null}
      <Button type="submit" loading={pending} disabled={!isWhole} className="self-start">
        {t("enter")}
      </Button>
    </form>
  );
}
