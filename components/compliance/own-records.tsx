import { useTranslations } from "next-intl";
import { ReceiptButton } from "@/components/compliance/receipt-button";
import { WithMessages } from "@/components/shell/with-messages";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { OwnRecordsView } from "@/server/features/compliance/contract";

/** The newest rows of the log about the viewer, each with its receipt. */
export function OwnRecords({ records }: OwnRecordsView) {
  const t = useTranslations("records");
  if (records.length === 0) return <p className="text-ink-soft">{t("mine.empty")}</p>;
  return (
    <WithMessages namespaces={["records"]}>
      <Table
        caption={t("mine.title")}
        columns={[
          { key: "at", label: t("mine.at") },
          { key: "chain", label: t("heads.chain") },
          { key: "what", label: t("mine.what") },
          { key: "receipt", label: t("mine.receipt"), numeric: true },
        ]}
      >
        {records.map((record) => (
          <TableRow key={`${record.chain} ${record.id}`}>
            <TableCell className="whitespace-nowrap">
              <Time at={record.at} style="absolute" />
            </TableCell>
            <TableCell className="whitespace-nowrap">{t(`chains.${record.chain}`)}</TableCell>
            <TableCell className="font-mono">{record.what}</TableCell>
            <TableCell numeric>
              <ReceiptButton chain={record.chain} id={record.id} label={t("mine.receiptOf", { what: record.what })} />
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </WithMessages>
  );
}
