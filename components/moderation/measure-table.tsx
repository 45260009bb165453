import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { MeasureIcon } from "@/components/moderation/measure-icon";
import { RowLink, Table, TableCell, TableRow } from "@/components/ui/table";
import type { DeskMeasureBrief } from "@/server/features/moderation/contract/measures";
import { formatDate } from "@/server/shared/dates";

interface MeasureTableProps {
  measures: readonly DeskMeasureBrief[];
  current: string | null;
  hrefOf: (id: string) => Route;
}

/** The desk's list of measures: what, on whom, for how long, and what became of an appeal. */
export function MeasureTable({ measures, current, hrefOf }: MeasureTableProps) {
  const t = useTranslations();
  const locale = useLocale();
  const columns = ["number", "kind", "person", "until", "appeal"] as const;
  return (
    <Table
      caption={t("measures.desk.caption")}
      columns={columns.map((key) => ({ key, label: t(`measures.desk.${key}`) }))}
    >
      {measures.map((row) => (
        <TableRow key={row.id} current={row.id === current}>
          <TableCell className="whitespace-nowrap">
            <RowLink href={hrefOf(row.id)} current={row.id === current}>
              <span className="font-mono">{row.number}</span>
            </RowLink>
          </TableCell>
          <TableCell className="whitespace-nowrap">
            <span className="flex items-center gap-2">
              <MeasureIcon kind={row.kind} className="size-4 text-ink-soft" />
              {t(`measures.kind.${row.kind}`)}
            </span>
          </TableCell>
          <TableCell className="max-w-40 truncate">
            <bdi>{row.person.nickname}</bdi>
          </TableCell>
          <TableCell className="whitespace-nowrap">
            {row.endsAt ? formatDate(row.endsAt, locale) : t("measures.period.none")}
          </TableCell>
          <TableCell className="whitespace-nowrap text-ink-soft">{t(`standing.appealState.${row.appeal}`)}</TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
