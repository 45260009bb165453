import { useTranslations } from "next-intl";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import type { SurfaceTable as Rows } from "@/server/features/moderation/contract/labels";

/** Which labels each place refuses, for everybody to read. */
export function SurfaceTable({ surfaces }: { surfaces: Rows }) {
  const t = useTranslations("finding.surfaces");
  const words = useTranslations("finding.desk.labels.words");
  return (
    <details className="text-small">
      <summary className="cursor-pointer py-1 text-ink-soft">{t("title")}</summary>
      <p className="py-1 text-ink-soft">{t("lead")}</p>
      <Table
        caption={t("title")}
        columns={[
          { key: "where", label: t("where") },
          { key: "refuses", label: t("refuses") },
        ]}
      >
        {surfaces.map(({ surface, refuses }) => (
          <TableRow key={surface}>
            <TableCell>{t(`names.${surface as "home" /* the query names these */}`)}</TableCell>
            <TableCell>{refuses.map((label) => words(label)).join(" · ")}</TableCell>
          </TableRow>
        ))}
      </Table>
    </details>
  );
}
