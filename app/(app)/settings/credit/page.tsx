import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { CreditMeter } from "@/components/identity/credit-meter";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import type { EntryView } from "@/server/features/credit/contract";
import { formatInstant } from "@/server/shared/dates";
import { measureKinds } from "@/server/shared/measure-kinds";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credit"))("title") };
}

export default async function CreditPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const before = Number((await searchParams).before);
  const [own, table] = await answerOf(
    Promise.all([caller().credit.mine(before > 0 ? { before } : {}), caller().credit.table({})]),
  );
  const t = await getTranslations("credit");
  return (
    <SettingsFrame>
      <h2>{t("title")}</h2>
      <p className="text-ink-soft">{t("lead")}</p>
      <Card>
        <CreditMeter own={own} table={table} />
        <p className="mt-3">
          <Link href={"/credit" as Route /* a page of the app */} prefetch={false} className="link">
            {t("table")}
          </Link>
        </p>
      </Card>
      <Card>
        <CardHeader title={t("ledger")} />
        {own.entries.length === 0 ? (
          <EmptyState icon={<Icon name="receipt-text" />} title={t("empty")}>
            {t("emptyHint", { points: table.startingPoints })}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {own.entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} />
            ))}
            {own.next ? null : (
              <li className="flex items-start gap-4 py-2.5">
                <div className="min-w-0 flex-1">
                  <p>{t("start")}</p>
                  <p className="text-ink-faint text-small">{t("startHint")}</p>
                </div>
                <span className="shrink-0 font-medium tabular-nums">{table.startingPoints}</span>
              </li>
            )}
          </ul>
        )}
        {own.next ? (
          <Link href={`/settings/credit?before=${own.next}` as Route /* this page */} prefetch={false} className="link">
            {t("more")}
          </Link>
        ) : null}
      </Card>
    </SettingsFrame>
  );
}

async function Entry({ entry }: { entry: EntryView }) {
  const t = await getTranslations("credit");
  const role = await getTranslations("privacy.role");
  const locale = await getLocale();
  const words = [
    formatInstant(entry.at, locale),
    entry.handler ? t("handler", { role: role(entry.handler) }) : t("system"),
    ...(entry.fromThisAccount === false ? [t("otherAccount")] : []),
  ];
  return (
    <li className="flex items-start gap-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p>{await reasonOf(entry)}</p>
        <p className="text-ink-faint text-small">{words.join(" · ")}</p>
        {entry.measureId ? (
          <Link
            href={`/standing/measures/${entry.measureId}` as Route /* a page of the app */}
            prefetch={false}
            className="link text-small"
          >
            {t("measure")}
          </Link>
        ) : null}
      </div>
      <span className={`shrink-0 font-medium tabular-nums ${entry.points < 0 ? "text-danger" : "text-ok"}`}>
        {entry.points > 0 ? `+${entry.points}` : entry.points}
      </span>
    </li>
  );
}

async function reasonOf({ reason, rule }: EntryView): Promise<string> {
  const t = await getTranslations("credit.reason");
  const kinds = await getTranslations("measures.kind");
  const kind = measureKinds.find((one) => rule.startsWith(`measure.${one}.`));
  if (kind && reason === "measure.imposed") return t("measure-imposed", { measure: kinds(kind) });
  if (kind && reason === "measure.overturned") return t("measure-overturned", { measure: kinds(kind) });
  if (reason === "keeper.lapse") return t("keeper-lapse");
  return t(reason === "recovery" ? "recovery" : "other");
}
