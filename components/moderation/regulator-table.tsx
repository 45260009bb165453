import type { Route } from "next";
import { useTranslations } from "next-intl";
import { RegulatorState } from "@/components/moderation/regulator-state";
import { RowLink, Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { ItemBrief } from "@/server/features/moderation/contract/regulator";

interface RegulatorTableProps {
  items: readonly ItemBrief[];
  current: string | null;
  hrefOf: (id: string) => Route;
}

/** The outbox: which measure, whether report or correction, due when, and how far it has come. */
export function RegulatorTable({ items, current, hrefOf }: RegulatorTableProps) {
  const t = useTranslations("regulator");
  const kinds = useTranslations("measures.kind");
  const columns = [
    { key: "number", label: t("number") },
    { key: "measure", label: t("measure") },
    { key: "kind", label: t("kind") },
    { key: "due", label: t("due") },
    { key: "state", label: t("stateColumn") },
  ];
  return (
    <Table caption={t("caption")} columns={columns}>
      {items.map((item) => (
        <TableRow key={item.id} current={item.id === current}>
          <TableCell className="whitespace-nowrap">
            <RowLink href={hrefOf(item.id)} current={item.id === current}>
              <span className="font-mono">{item.number}</span>
            </RowLink>
          </TableCell>
          <TableCell className="whitespace-nowrap">
            {kinds(item.measureKind)} <span className="font-mono text-ink-soft">{item.measureNumber}</span>
          </TableCell>
          <TableCell className="whitespace-nowrap">{t(item.isCorrection ? "correction" : "report")}</TableCell>
          <TableCell className={item.isOverdue ? "whitespace-nowrap font-medium text-danger" : "whitespace-nowrap"}>
            <Time at={item.dueAt} />
          </TableCell>
          <TableCell className="whitespace-nowrap">
            <RegulatorState state={item.state} />
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
