"use client"; // makes a file and hands it over

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { evidenceDays, mostEvidence } from "@/server/shared/contact";

/** One step to evidence: a signed file of what others said in the last days. */
export function EvidenceForm() {
  const t = useTranslations("protection.evidence");
  const { send, pending, refusal, clear } = useCommand("protection.makeEvidence");
  const [days, setDays] = useState<(typeof evidenceDays)[number]>(7);
  const [said, setSaid] = useState<string | null>(null);

  async function make() {
    setSaid(null);
    const file = await send({ days });
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
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-48">
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
        <Button icon={<Icon name="download" />} loading={pending} onClick={make} className="h-10">
          {t("make")}
        </Button>
      </div>
      <p role="status" className="text-small empty:hidden">
        {isNothing ? t("none") : said}
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
