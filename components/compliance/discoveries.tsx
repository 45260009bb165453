import { useFormatter, useTranslations } from "next-intl";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import type { TransparencyView } from "@/server/features/compliance/contract";

/** Who found what, and how soon it was acted on. */
export function Discoveries({ caption, rows }: { caption: string; rows: TransparencyView["discoveries"] }) {
  const t = useTranslations("transparency");
  const format = useFormatter();
  const hours = (count: number | null) => (count === null ? t("none") : t("hours", { count }));
  const columns = (["by", "cases", "acted", "hoursFromFinding", "hoursFromPublishing"] as const).map((key) => ({
    key,
    label: t(`discoveries.${key}`),
    numeric: key !== "by",
  }));
  return (
    <Table caption={caption} columns={columns}>
      {rows.map((row) => (
        <TableRow key={row.by}>
          <TableCell className="whitespace-nowrap">{t(`discoveries.ways.${row.by}`)}</TableCell>
          <TableCell numeric>{format.number(row.cases)}</TableCell>
          <TableCell numeric>{format.number(row.acted)}</TableCell>
          <TableCell numeric>{hours(row.hoursFromFinding)}</TableCell>
          <TableCell numeric>{hours(row.hoursFromPublishing)}</TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
