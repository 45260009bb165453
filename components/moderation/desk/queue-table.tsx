import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { SeverityBadge } from "@/components/moderation/desk/severity-badge";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { RowLink, Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { CaseRow } from "@/server/features/moderation/contract/cases";
import { formatInstant } from "@/server/shared/dates";

interface QueueTableProps {
  cases: readonly CaseRow[];
  current: string | null;
  hrefOf: (id: string) => Route;
}

/** Columns that the open case says itself: beside its panel there is room for them on wide screens alone. */
const asidePanel = ["author", "claim"];
const besidePanel = "xl:max-[100rem]:hidden";
/** Columns that phones have no room for: what they say stands under the number and the reason there. */
const withoutOwnColumn = ["author", "due", "claim"];

/** The queue: what each case is about, why it is here, when it is due and who has it. No content. */
export function QueueTable({ cases, current, hrefOf }: QueueTableProps) {
  const t = useTranslations("desk");
  const columns = ["number", "about", "why", "author", "due", "claim"] as const;
  return (
    <Table
      caption={t("queue.caption")}
      columns={columns.map((key) => ({
        key,
        label: t(`queue.${key}`),
        className: cx(
          withoutOwnColumn.includes(key) && "max-md:hidden",
          current && asidePanel.includes(key) && besidePanel,
        ),
      }))}
    >
      {cases.map((row) => (
        <TableRow key={row.id} current={row.id === current}>
          <TableCell className="whitespace-nowrap">
            <RowLink href={hrefOf(row.id)} current={row.id === current}>
              <span className="font-mono">{row.number}</span>
            </RowLink>
            <span className="mt-1 block md:hidden">
              <Due row={row} />
            </span>
          </TableCell>
          <TableCell className="whitespace-nowrap">
            <span className="flex items-center gap-2 max-md:flex-col max-md:items-start max-md:gap-1">
              <SeverityBadge severity={row.severity} />
              {t(`kind.${row.subjectKind}`)}
            </span>
          </TableCell>
          <TableCell className="md:min-w-44">
            <Why row={row} />
            <span className="mt-1 block md:hidden">
              <Handler row={row} />
            </span>
          </TableCell>
          <TableCell className={cx("max-w-32 truncate max-md:hidden", current && besidePanel)}>
            <bdi>{row.author.nickname}</bdi>
          </TableCell>
          <TableCell className="whitespace-nowrap max-md:hidden">
            <Due row={row} />
          </TableCell>
          <TableCell className={cx("whitespace-nowrap max-md:hidden", current && besidePanel)}>
            <Handler row={row} />
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

function Due({ row }: { row: CaseRow }) {
  const t = useTranslations("desk");
  if (!row.isOverdue) return <Time at={row.dueAt} />;
  return (
    <span className="flex flex-wrap items-center gap-1.5 font-medium text-danger">
      <Icon name="hourglass" className="size-3.5" />
      <Time at={row.dueAt} /> · {t("queue.isOverdue")}
    </span>
  );
}

/** Rules that hit, or reasons of the reports. */
function Why({ row }: { row: CaseRow }) {
  const t = useTranslations("desk");
  const reports = useTranslations("reports.reason");
  const locale = useLocale();
  const words = [
    ...row.rules.map(({ id, title }) => title?.[locale] ?? id),
    ...row.reasons.map((reason) => reports(reason)),
  ];
  return (
    <span>
      <span className="text-ink-soft">
        {t(`source.${row.source}`)}
        {row.reports > 0 ? ` · ${t("queue.reports", { count: row.reports })}` : ""}
      </span>
      {words.length > 0 ? <span className="block">{words.slice(0, 3).join(" · ")}</span> : null}
    </span>
  );
}

function Handler({ row }: { row: CaseRow }) {
  const t = useTranslations("desk");
  const locale = useLocale();
  if (row.state === "decided") {
    return (
      <Badge tone="ok" icon={<Icon name="check" />}>
        {t("state.decided")}
      </Badge>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {row.state === "escalated" ? (
        <Badge tone="warn" icon={<Icon name="siren" />}>
          {t("state.escalated")}
        </Badge>
      ) : null}
      {row.claim ? (
        <span className={row.claim.isMine ? "font-medium text-brand" : "text-ink-soft"}>
          {row.claim.isMine
            ? t("queue.mineUntil", { until: formatInstant(row.claim.until, locale).slice(-5) })
            : t("queue.by", { name: row.claim.by.nickname, until: formatInstant(row.claim.until, locale).slice(-5) })}
        </span>
      ) : (
        <span className="text-ink-faint">{t("queue.free")}</span>
      )}
    </span>
  );
}
