"use client"; // asks while one tries

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Highlighted } from "@/components/moderation/desk/highlighted";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { askQuery } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { TriedHit } from "@/server/features/moderation/contract/rules";
import type { Refusal } from "@/server/shared/errors";

/** Where one version of a rule finds something in a text of one's own, by its exact places. */
export function TryBox({ id, version }: { id: string; version: number }) {
  const t = useTranslations("rules.try");
  const [text, setText] = useState("");
  const [tried, setTried] = useState<{ text: string; hits: TriedHit[] } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setRefusal(null);
    try {
      setTried({ text, hits: await askQuery("moderation.tryRule", { id, version, text }) });
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <Field label={t("label")} hint={t("hint", { version })}>
        {(control) => (
          <TextArea {...control} limit={1_000} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="secondary" loading={isPending} className="self-end">
        {t("run")}
      </Button>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <div aria-live="polite">
        {tried ? (
          <div className="flex flex-col gap-2 rounded-control bg-sunken p-3">
            <p className="text-ink-soft text-small">
              {tried.hits.length > 0 ? t("hits", { count: tried.hits.length }) : t("none")}
            </p>
            <Highlighted text={tried.text} spans={tried.hits} />
            <ul className="text-ink-soft text-small">
              {tried.hits.map(({ start, end, term }) => (
                <li key={`${start}-${end}-${term}`} className="tabular-nums">
                  {start}–{end} {term}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </form>
  );
}
