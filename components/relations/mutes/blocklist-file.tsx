"use client"; // reads a file part by part, and writes one

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { linesOf } from "@/components/relations/mutes/list-lines";
import { askQuery, sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Progress } from "@/components/ui/progress";
import type { BlockImportId } from "@/server/features/relations/contract";
import type { Refusal } from "@/server/shared/errors";
import { importedLinesPerPart, mostImportedLines } from "@/server/shared/limits";

interface Reading {
  done: number;
  total: number;
}

/** Exports the list of blocked accounts, and imports one: in parts, with progress, to be stopped at any time. What was read stays; the page below says what became of it. */
export function BlocklistFile() {
  const t = useTranslations("mutes.list");
  const router = useRouter();
  const picker = useRef<HTMLInputElement>(null);
  const wantsStop = useRef(false);
  const [reading, setReading] = useState<Reading | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function exportList() {
    setRefusal(null);
    try {
      const { csv } = await askQuery("relations.blocklist", {});
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
      link.download = `${t("exported")}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }

  async function onPick(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (!file) return;
    const lines = linesOf(await file.text());
    if (lines.length === 0) return setSaid(t("empty"));
    if (lines.length > mostImportedLines)
      return setSaid(t("tooLong", { total: lines.length, limit: mostImportedLines }));
    await importLines(lines);
  }

  async function importLines(lines: readonly string[]) {
    const total = lines.length;
    let done = 0;
    wantsStop.current = false;
    setSaid(null);
    setRefusal(null);
    setReading({ done, total });
    try {
      const { importId } = await sendCommand("relations.beginBlockImport", { total });
      while (done < total && !wantsStop.current) {
        const part = lines.slice(done, done + importedLinesPerPart);
        const answer = await sendCommand("relations.importBlocks", {
          importId: importId as BlockImportId, // an id the server gave
          from: done,
          lines: part,
        });
        done = answer.done;
        setReading({ done, total });
      }
      setSaid(done < total ? t("stopped", { done }) : t("finished"));
    } catch (error) {
      setRefusal(refusalOf(error));
      if (done > 0) setSaid(t("stopped", { done }));
    } finally {
      setReading(null);
      router.refresh();
    }
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" icon={<Icon name="download" />} onClick={exportList}>
          {t("export")}
        </Button>
        <Button
          variant="secondary"
          icon={<Icon name="upload" />}
          disabled={reading !== null}
          onClick={() => picker.current?.click()}
        >
          {t("choose")}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          aria-label={t("choose")}
          tabIndex={-1}
          className="sr-only"
          onChange={onPick}
        />
      </div>
      {reading ? (
        <div className="flex items-end gap-3">
          <div className="flex-1">
            <Progress
              label={t("importing")}
              value={reading.done / reading.total}
              detail={t("progress", { ...reading })}
            />
          </div>
          <Button
            variant="quiet"
            size="small"
            onClick={() => {
              wantsStop.current = true;
            }}
          >
            {t("stop")}
          </Button>
        </div>
      ) : null}
      <p role="status" className="text-ink-soft text-small empty:hidden">
        {said}
      </p>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </div>
  );
}
