import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MeasureIcon } from "@/components/moderation/measure-icon";
import { MeasurePeriod } from "@/components/moderation/measure-period";
import { Badge } from "@/components/ui/badge";
import { CopyableNumber } from "@/components/ui/copyable-number";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { StatementView } from "@/server/features/moderation/contract/measures";
import { formatDate, formatInstant } from "@/server/shared/dates";

/** The statement of reasons, as the person reads it and as the desk reads it with them. */
export function Statement({ statement, level = 1 }: { statement: StatementView; level?: 1 | 3 }) {
  const t = useTranslations("standing.statement");
  const words = useTranslations("measures");
  const locale = useLocale();
  const Heading = level === 1 ? "h1" : "h3";
  const { rule, found, end } = statement;
  const until = statement.endsAt ? formatInstant(statement.endsAt, locale) : "";
  const categoryOf = (category: string) => {
    const key = `category.${category}` as "category.other"; // rules are data: a category may have no word
    return words(words.has(key) ? key : "category.other");
  };
  return (
    <article className="flex flex-col gap-5">
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className={statement.isInForce ? "text-warn" : "text-ink-faint"}>
            <MeasureIcon kind={statement.kind} className="size-6" />
          </span>
          <Heading>{words(`kind.${statement.kind}`)}</Heading>
          <Badge
            tone={statement.isInForce ? "warn" : "neutral"}
            icon={<Icon name={statement.isInForce ? "clock-3" : "check"} />}
          >
            {words(statement.isInForce ? "state.inForce" : "state.ended")}
          </Badge>
        </div>
        <p>{words(`notice.${statement.kind}`, { until, perDay: statement.perDay })}</p>
      </header>
      <dl className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
        <Part label={t("duration")}>
          <MeasurePeriod startsAt={statement.startsAt} endsAt={statement.endsAt} />
        </Part>
        {end ? (
          <Part label={t("end")}>
            {words(`how.${end.how}`)} · <Time at={end.at} style="absolute" />
            {end.reason && end.how !== "lapsed" ? <Said>{end.reason}</Said> : null}
          </Part>
        ) : null}
        {statement.functions.length > 0 ? (
          <Part label={t("functions")}>
            {new Intl.ListFormat(locale, { type: "unit" }).format(
              statement.functions.map((name) => words(`function.${name as "post"}`)), // one of the limitable acts
            )}
          </Part>
        ) : null}
        {statement.demand ? (
          <Part label={t("demand")}>
            <Said>{statement.demand}</Said>
          </Part>
        ) : null}
        {statement.correct ? (
          <Part label={t("correct")}>
            {t("correctBy", {
              field: words(`field.${statement.correct.field as "bio"}`), // the measure's own schema names these
              date: formatInstant(statement.correct.by, locale),
            })}
          </Part>
        ) : null}
        {statement.fields.length > 0 ? (
          <Part label={t("fields")}>
            {new Intl.ListFormat(locale, { type: "unit" }).format(
              statement.fields.map((field) => words(`field.${field as "bio"}`)), // the measure's own schema names these
            )}
          </Part>
        ) : null}
        {statement.label ? <Part label={t("label")}>{words(`label.${statement.label}`)}</Part> : null}
        <Part label={t("facts")}>
          <Said>{statement.facts}</Said>
        </Part>
        {statement.content && (statement.content.texts.length > 0 || statement.content.images > 0) ? (
          <Part label={t("content")}>
            <blockquote className="flex flex-col gap-1 border-line border-l-2 pl-3">
              {statement.content.texts.map((text) => (
                <p key={text} className="whitespace-pre-wrap">
                  {text}
                </p>
              ))}
              <footer className="text-ink-faint text-small">
                {t("writtenAt", { date: formatInstant(statement.content.createdAt, locale) })}{" "}
                {statement.content.images > 0 ? t("images", { count: statement.content.images }) : null}{" "}
                {statement.innocentPictures ? t("innocent") : null}
              </footer>
            </blockquote>
          </Part>
        ) : null}
        <Part label={t("rule")}>
          <p>
            {t("ruleVersion", { title: rule.title[locale], version: rule.version })}
            {rule.clause ? ` · ${rule.clause[locale]}` : null}
          </p>
          <Link href={rule.address as Route /* the address of a published rule */} prefetch={false} className="link">
            {t("readRule")}
          </Link>
        </Part>
        <Part label={t("bottomLine")}>{words(`bottomLine.${statement.bottomLine}`)}</Part>
        <Part label={t("found")}>
          <p>{words(`foundBy.${found.by}`)}</p>
          <p className="text-ink-soft text-small">
            {words(statement.handledBy === "rule" ? "machine.rule" : found.machine ? "machine.yes" : "machine.no")}
          </p>
          {found.hits.length > 0 ? (
            <ul className="mt-1 flex flex-wrap gap-2">
              {found.hits.map((hit) => (
                <li key={`${hit.category} ${hit.words}`}>
                  <Badge icon={<Icon name="tag" />}>
                    {categoryOf(hit.category)}
                    {hit.words ? ` “${hit.words}”` : null}
                  </Badge>
                </li>
              ))}
            </ul>
          ) : null}
        </Part>
        <Part label={t("severity")}>
          {words(`severity.${String(statement.severity) as "1"}` /* the scale has a word for each */)}
        </Part>
        <Part label={t("credit")}>
          {statement.creditPoints === 0 ? (
            t("noCredit")
          ) : (
            <span className="tabular-nums">{statement.creditPoints}</span>
          )}
        </Part>
        <Part label={t("handledBy")}>
          {words(`handledBy.${statement.handledBy}`)} · {formatDate(statement.startsAt, locale)}
        </Part>
        <Part label={t("number")}>
          <CopyableNumber name={t("number")} value={statement.number} />
        </Part>
        <Part label={t("case")}>
          <CopyableNumber name={t("case")} value={statement.caseNumber} />
        </Part>
      </dl>
    </article>
  );
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 px-4 py-3 md:grid-cols-[7rem_1fr]">
      <dt className="text-ink-soft text-small md:pt-0.5">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Said({ children }: { children: ReactNode }) {
  return <p className="whitespace-pre-wrap">{children}</p>;
}
