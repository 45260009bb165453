"use client"; // makes a file and hands it over

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { Select } from "@/components/ui/select";
import type { SaidView } from "@/server/features/protection/contract";
import { evidenceDays, mostEvidence } from "@/server/shared/contact";

const EvidenceChoice = later(async () => (await import("@/components/protection/evidence-choice")).EvidenceChoice);

/** One step to evidence: a signed file of what others said in the last days, or of single items that one chooses. */
export function EvidenceForm() {
  const t = useTranslations("protection.evidence");
  const { send, pending, refusal, clear } = useCommand("protection.makeEvidence");
  const [days, setDays] = useState<(typeof evidenceDays)[number]>(7);
  const [chosen, setChosen] = useState<readonly SaidView[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  async function make() {
    setSaid(null);
    const items = chosen?.map(({ kind, id }) => ({ kind, id }));
    const file = await send(items ? { items } : { days });
    if (!file) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }));
    link.download = `${t("file")}-${file.madeAt.slice(0, 10)}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
    const count = file.items.length;
    setSaid([t("made", { count }), count === mostEvidence ? t("truncated", { limit: mostEvidence }) : ""].join(" "));
  }

  const isNothing = refusal?.reason === "NOT_FOUND";
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-soft text-small">{t("what", { limit: mostEvidence })}</p>
      <RadioGroup
        legend={t("of")}
        name="evidence-of"
        options={(["days", "items"] as const).map((value) => ({ value, label: t(`ofWhat.${value}`) }))}
        value={chosen ? "items" : "days"}
        onChange={(value) => {
          clear();
          setSaid(null);
          setChosen(value === "items" ? [] : null);
        }}
      />
      {chosen ? (
        <Suspense>
          <EvidenceChoice chosen={chosen} onChange={setChosen} />
        </Suspense>
      ) : null}
      <div className="flex flex-wrap items-end gap-3">
        <div className={chosen ? "hidden" : "w-48"}>
          <Field label={t("days")}>
            {(control) => (
              <Select
                {...control}
                value={days}
                onChange={({ target }) => {
                  clear();
                  setDays(evidenceDays.find((span) => String(span) === target.value) ?? 7);
                }}
              >
                {evidenceDays.map((span) => (
                  <option key={span} value={span}>
                    {t("lastDays", { days: span })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <Button
          icon={<Icon name="download" />}
          loading={pending}
          disabled={chosen?.length === 0}
          onClick={make}
          className="h-10"
        >
          {t("make")}
        </Button>
      </div>
      <p role="status" className="text-small empty:hidden">
        {isNothing ? t(chosen ? "gone" : "none") : said}
      </p>
      {refusal && !isNothing ? <RefusalNote refusal={refusal} /> : null}
      <p className="text-small">
        <Link href={"/records/format#evidence" as Route /* a part of that page */} prefetch={false} className="link">
          {t("verify")}
        </Link>
      </p>
    </div>
  );
}
