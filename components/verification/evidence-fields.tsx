"use client"; // uploads documents, and asks what each is

import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import { sendFile } from "@/components/media/send-file";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Picture } from "@/components/ui/picture";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { type ApplyInput, mostEvidence } from "@/server/features/verification/contract/applications";
import { documentsOf, type MarkDocument } from "@/server/features/verification/contract/documents";
import type { Refusal } from "@/server/shared/errors";
import type { MarkClass } from "@/server/shared/marks";

export type Evidence = ApplyInput["evidence"][number];

interface EvidenceFieldsProps {
  class: MarkClass;
  evidence: Evidence[];
  onChange: (evidence: Evidence[]) => void;
  /** What is wrong with the field at this path of the input. */
  problem: (path: string) => string | null;
}

/** The documents of an application: a picture each, with what it is, whose, and until when. */
export function EvidenceFields({ class: kind, evidence, onChange, problem }: EvidenceFieldsProps) {
  const t = useTranslations("verification.form");
  const [isUploading, setUploading] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const picker = useRef<HTMLInputElement>(null);

  async function add(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (!file) return;
    setUploading(true);
    setRefusal(null);
    const sent = await sendFile<Evidence["fileId"]>("/evidence", file);
    setUploading(false);
    if ("refusal" in sent) return setRefusal(sent.refusal);
    const [document] = documentsOf[kind];
    onChange([...evidence, { fileId: sent.id, document, number: "", holder: "", expiresOn: "" }]);
  }

  const set = (at: number, change: Partial<Evidence>) =>
    onChange(evidence.map((shown, index) => (index === at ? { ...shown, ...change } : shown)));

  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium">{t("evidence")}</legend>
      <p className="flex items-start gap-1.5 text-ink-soft text-small">
        <Icon name="lock" className="mt-0.5 size-4" />
        {t("evidenceHint")}
      </p>
      {evidence.map((shown, at) => (
        <div key={shown.fileId} className="flex flex-col gap-3 rounded-control border border-line p-3 sm:flex-row">
          <Picture
            src={`/evidence/${shown.fileId}`}
            alt={t("picture", { number: at + 1 })}
            width={128}
            height={96}
            className="h-24 w-32 shrink-0 rounded-control border border-line object-cover"
          />
          <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
            <Field label={t("document")}>
              {(control) => (
                <Select
                  {...control}
                  value={shown.document}
                  onChange={(event) =>
                    set(at, { document: event.target.value as MarkDocument /* one of the options */ })
                  }
                >
                  <DocumentOptions class={kind} />
                </Select>
              )}
            </Field>
            <Field label={t("number")} error={problem(`evidence.${at}.number`)}>
              {(control) => (
                <TextInput
                  {...control}
                  value={shown.number}
                  required
                  autoComplete="off"
                  onChange={(event) => set(at, { number: event.target.value })}
                />
              )}
            </Field>
            <Field
              label={t(shown.document === "office-document" ? "holderOffice" : "holder")}
              error={problem(`evidence.${at}.holder`)}
            >
              {(control) => (
                <TextInput
                  {...control}
                  value={shown.holder}
                  required
                  autoComplete="off"
                  onChange={(event) => set(at, { holder: event.target.value })}
                />
              )}
            </Field>
            <div className="flex flex-col gap-1">
              <Field label={t("expires")} error={problem(`evidence.${at}.expiresOn`)}>
                {(control) => (
                  <TextInput
                    {...control}
                    type="date"
                    value={shown.expiresOn ?? ""}
                    disabled={shown.expiresOn === null}
                    required={shown.expiresOn !== null}
                    onChange={(event) => set(at, { expiresOn: event.target.value })}
                  />
                )}
              </Field>
              <Checkbox
                label={t("noEnd")}
                checked={shown.expiresOn === null}
                onChange={(event) => set(at, { expiresOn: event.target.checked ? null : "" })}
              />
            </div>
            <Button
              variant="quiet"
              size="small"
              className="self-start"
              icon={<Icon name="trash" />}
              onClick={() => onChange(evidence.filter((_, index) => index !== at))}
            >
              {t("remove")}
            </Button>
          </div>
        </div>
      ))}
      {evidence.length < mostEvidence ? (
        <>
          <input ref={picker} type="file" accept="image/*" hidden onChange={add} />
          <Button
            variant="secondary"
            className="self-start"
            icon={<Icon name="image-plus" />}
            loading={isUploading}
            onClick={() => picker.current?.click()}
          >
            {isUploading ? t("uploading") : t("add")}
          </Button>
        </>
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </fieldset>
  );
}

function DocumentOptions({ class: kind }: { class: MarkClass }) {
  const t = useTranslations("verification.document");
  return documentsOf[kind].map((document) => (
    <option key={document} value={document}>
      {t(document)}
    </option>
  ));
}
