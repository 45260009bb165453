"use client"; // uploads, keeps a draft, sends

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { sendFile } from "@/components/media/send-file";
import { keepAppeal, readAppeal } from "@/components/moderation/appeal-draft";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Picture } from "@/components/ui/picture";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { evidenceLimit, groundsLength } from "@/server/features/moderation/contract/appeals";
import type { Refusal } from "@/server/shared/errors";
import type { MeasureId, MediaId } from "@/server/shared/ids";

/** The appeal against one measure: reasons and up to three pictures. What is typed stays in this tab until it is sent. */
export function AppealForm({ measureId }: { measureId: string }) {
  const t = useTranslations("appeals.form");
  const router = useRouter();
  const [grounds, setGrounds] = useState("");
  const [evidence, setEvidence] = useState<string[]>([]);
  const [isUploading, setUploading] = useState(false);
  const [uploadRefusal, setUploadRefusal] = useState<Refusal | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { send, pending, refusal } = useCommand("moderation.appealMeasure");
  const problem = useProblem(refusal);

  useEffect(() => setGrounds(readAppeal(measureId)), [measureId]);

  function write(text: string) {
    setGrounds(text);
    keepAppeal(measureId, text);
  }

  async function upload(event: ChangeEvent<HTMLInputElement>) {
    const files = Array.from(event.target.files ?? []).slice(0, evidenceLimit - evidence.length);
    event.target.value = "";
    setUploading(true);
    setUploadRefusal(null);
    for (const file of files) {
      const sent = await sendFile("/media?for=evidence", file);
      if ("id" in sent) setEvidence((ids) => [...ids, sent.id]);
      else setUploadRefusal(sent.refusal);
    }
    setUploading(false);
  }

  async function submit() {
    const ids = evidence as MediaId[]; // ids the server gave
    if (!(await send({ measureId: measureId as MeasureId, grounds, evidence: ids }))) return; // an id the server gave
    keepAppeal(measureId, "");
    showToast("ok", t("done"));
    router.push(`/standing/measures/${measureId}` as Route); // an id of ours
  }

  const shown = refusal && refusal.reason !== "INPUT_INVALID" ? refusal : uploadRefusal;
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t("grounds")} hint={t("groundsHint")} error={problem("grounds")}>
        {(control) => (
          <TextArea
            {...control}
            className="min-h-36"
            limit={groundsLength}
            value={grounds}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="font-medium">
          {t("evidence")} <span className="ml-1 font-normal text-ink-faint text-small">{t("evidenceOptional")}</span>
        </legend>
        <p className="text-ink-soft text-small">{t("evidenceHint", { count: evidenceLimit })}</p>
        <ul className="flex flex-wrap gap-2">
          {evidence.map((id, at) => (
            <li key={id} className="relative">
              <Picture
                src={`/media/${id}?size=small`}
                alt={t("image", { number: at + 1 })}
                width={96}
                height={96}
                className="size-24 rounded-control border border-line object-cover"
              />
              <button
                type="button"
                aria-label={t("removeImage", { number: at + 1 })}
                title={t("removeImage", { number: at + 1 })}
                onClick={() => setEvidence(evidence.filter((other) => other !== id))}
                className="absolute top-1 right-1 inline-flex size-6 items-center justify-center rounded-full bg-raised text-ink"
              >
                <Icon name="x" />
              </button>
            </li>
          ))}
        </ul>
        {evidence.length < evidenceLimit ? (
          <>
            <input ref={picker} type="file" accept="image/*" multiple hidden onChange={upload} />
            <Button
              variant="secondary"
              size="small"
              className="self-start"
              icon={<Icon name="image-plus" />}
              loading={isUploading}
              onClick={() => picker.current?.click()}
            >
              {isUploading ? t("uploading") : t("addImage")}
            </Button>
          </>
        ) : null}
      </fieldset>
      {shown ? <RefusalNote refusal={shown} /> : null}
      <Button type="submit" className="self-start" loading={pending} disabled={isUploading}>
        {t("submit")}
      </Button>
    </form>
  );
}
