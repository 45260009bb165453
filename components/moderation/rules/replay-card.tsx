"use client"; // runs page by page, and stops when asked

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import type { ReplayView } from "@/server/features/moderation/contract/rules";
import type { Refusal } from "@/server/shared/errors";

interface ReplayCardProps {
  id: string;
  version: number;
  initial: ReplayView | null;
  /** False once the version is in force or retired: then it only shows what was found. */
  isOpen: boolean;
}

/** A replay with its progress; leaving the page stops it, and it can go on from there. */
export function ReplayCard({ id, version, initial, isOpen }: ReplayCardProps) {
  const t = useTranslations("rules.replay");
  const router = useRouter();
  const [fold, setFold] = useState(initial);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isRunning, setRunning] = useState(false);
  const stop = useRef(false);

  useEffect(
    () => () => {
      stop.current = true;
    },
    [],
  );

  async function run(restart: boolean) {
    stop.current = false;
    setRunning(true);
    setRefusal(null);
    try {
      let at = await sendCommand("moderation.replayRule", { id, version, restart });
      setFold(at);
      while (!at.isDone && !stop.current) {
        at = await sendCommand("moderation.replayRule", { id, version });
        setFold(at);
      }
      if (at.isDone) router.refresh();
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setRunning(false);
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft text-small">{t("explanation")}</p>
      {isRunning || (fold && !fold.isDone) ? (
        <Progress
          label={
            isRunning
              ? t("progress", { done: fold?.done ?? 0, total: fold?.total ?? 0 })
              : t("stopped", { done: fold?.done ?? 0, total: fold?.total ?? 0 })
          }
          {...(fold && fold.total > 0 ? { value: Math.min(1, fold.done / fold.total) } : {})}
          detail={
            isRunning ? (
              <Button
                size="small"
                variant="quiet"
                onClick={() => {
                  stop.current = true;
                }}
              >
                {t("cancel")}
              </Button>
            ) : null
          }
        />
      ) : null}
      {isOpen && !isRunning ? (
        <div className="flex gap-2">
          {fold && !fold.isDone ? <Button onClick={() => run(false)}>{t("resume")}</Button> : null}
          <Button variant={fold ? "secondary" : "primary"} onClick={() => run(true)}>
            {t(fold ? "again" : "start")}
          </Button>
        </div>
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      {fold?.isDone ? <Result fold={fold} /> : null}
    </div>
  );
}

function Result({ fold }: { fold: ReplayView }) {
  const t = useTranslations("rules.replay");
  const outcome = (word: string) => {
    const key = `outcome.${word}` as "outcome.other"; // looked up before it is used
    return t(t.has(key) ? key : "outcome.other");
  };
  if (fold.total === 0) return <p>{t("empty")}</p>;
  const numbers = [
    [t("newlyHit"), fold.newlyHit],
    [t("noLongerHit"), fold.noLongerHit],
    [t("stricter"), fold.stricterThanDecided],
    [t("milder"), fold.milderThanDecided],
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium">{t("done", { count: fold.done })}</p>
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {numbers.map(([name, value]) => (
          <div key={name} className="rounded-control bg-sunken px-3 py-2">
            <dt className="text-ink-soft text-small">{name}</dt>
            <dd className="text-title tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <Table
        caption={t("change")}
        columns={[
          { key: "from", label: t("from") },
          { key: "to", label: t("to") },
          { key: "count", label: t("count"), numeric: true },
        ]}
      >
        {fold.outcomes.map((change) => (
          <TableRow key={`${change.from}-${change.to}`}>
            <TableCell>{outcome(change.from)}</TableCell>
            <TableCell>{outcome(change.to)}</TableCell>
            <TableCell numeric>{change.count}</TableCell>
          </TableRow>
        ))}
      </Table>
      {fold.sample.length > 0 ? (
        <Table
          caption={t("sample")}
          columns={[
            { key: "excerpt", label: t("excerpt") },
            { key: "from", label: t("from") },
            { key: "to", label: t("to") },
            { key: "decided", label: t("decided") },
          ]}
        >
          {fold.sample.map((change) => (
            <TableRow key={change.ref}>
              <TableCell>{change.excerpt ?? "—"}</TableCell>
              <TableCell>{outcome(change.from)}</TableCell>
              <TableCell>{outcome(change.to)}</TableCell>
              <TableCell>{change.decidedOutcome ? outcome(change.decidedOutcome) : "—"}</TableCell>
            </TableRow>
          ))}
        </Table>
      ) : null}
      <p className="break-all font-mono text-ink-faint text-small">{t("hash", { hash: fold.hash ?? "—" })}</p>
    </div>
  );
}
