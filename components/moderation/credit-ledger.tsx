"use client"; // asks for earlier entries

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { askQuery } from "@/components/trpc/call";
import { cx } from "@/components/ui/cx";
import { LoadMore } from "@/components/ui/load-more";
import { Time } from "@/components/ui/time";
import type { EntryView, OwnCreditView } from "@/server/features/credit/contract";
import { type MeasureKind, measureKinds } from "@/server/shared/measure-kinds";

/** One's own ledger, newest first: what happened, by how much, on which rule, when, and who handled it by post. */
export function CreditLedger({ initial }: { initial: Pick<OwnCreditView, "entries" | "next"> }) {
  const t = useTranslations("standing.credit");
  const roles = useTranslations("measures.handledBy");
  const kinds = useTranslations("measures.kind");
  const [page, setPage] = useState(initial);
  const [isLoading, setLoading] = useState(false);

  async function more() {
    setLoading(true);
    try {
      const { entries, next } = await askQuery("credit.mine", { before: page.next ?? undefined });
      setPage({ entries: [...page.entries, ...entries], next });
    } catch (error) {
      toastRefusal(error);
    } finally {
      setLoading(false);
    }
  }

  function happened({ reason, rule }: EntryView): string {
    const kind = measureKinds.find((each: MeasureKind) => rule.startsWith(`measure.${each}.`));
    if (reason === "recovery") return t("reason.recovery");
    if (!kind) return t("reason.other");
    return t(reason === "measure.overturned" ? "reason.measure.overturned" : "reason.measure.imposed", {
      kind: kinds(kind),
    });
  }

  if (page.entries.length === 0) return <p className="text-ink-soft">{t("empty")}</p>;
  return (
    <>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        {page.entries.map((entry) => (
          <li key={entry.seq} className="flex items-start justify-between gap-4 p-4">
            <div className="min-w-0">
              <p>{happened(entry)}</p>
              <p className="text-ink-soft text-small">
                <Time at={entry.at} style="absolute" /> ·{" "}
                {entry.handler === null
                  ? t("byRule")
                  : entry.handler === "reviewer" || entry.handler === "officer" || entry.handler === "appeals"
                    ? roles(entry.handler)
                    : t("byStaff")}
              </p>
              <p className="text-ink-faint text-small">
                {t("rule")}: <span className="font-mono">{entry.rule}</span>
              </p>
              {entry.measureId ? (
                <Link
                  href={`/standing/measures/${entry.measureId}` as Route /* an id of ours */}
                  prefetch={false}
                  className="link text-small"
                >
                  {t("measure")}
                </Link>
              ) : null}
            </div>
            <p className={cx("font-semibold tabular-nums", entry.points < 0 ? "text-danger" : "text-ok")}>
              {entry.points > 0 ? `+${entry.points}` : entry.points}
            </p>
          </li>
        ))}
      </ul>
      <LoadMore hasMore={page.next !== null} loading={isLoading} onLoad={more} />
    </>
  );
}
