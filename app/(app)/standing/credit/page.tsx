import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { CreditLedger } from "@/components/moderation/credit-ledger";
import { CreditSummary } from "@/components/moderation/credit-summary";
import { StandingTabs } from "@/components/moderation/standing-tabs";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { caller } from "@/server/api/bridge";
import { severities } from "@/server/shared/severity";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("standing.credit"))("ledger") };
}

/** One's own credit ledger, and the public table of what measures cost. */
export default async function CreditPage() {
  const [own, table] = await Promise.all([answerOf(caller().credit.mine({})), caller().credit.table({})]);
  const t = await getTranslations("standing");
  const words = await getTranslations("measures");
  const levelFrom = table.levels.map(({ from }) => from ?? 0);
  return (
    <Columns>
      <div>
        <h1>{t("title")}</h1>
        <p className="text-ink-soft">{t("lead")}</p>
      </div>
      <StandingTabs current="credit" />
      <CreditSummary points={own.points} level={own.level} levelFrom={levelFrom} />
      <section className="flex flex-col gap-2">
        <h2>{t("credit.ledger")}</h2>
        <p className="text-ink-soft text-small">{t("credit.ledgerLead")}</p>
        <WithMessages namespaces={["standing", "measures"]}>
          <CreditLedger initial={own} />
        </WithMessages>
      </section>
      <section className="flex flex-col gap-2">
        <h2>{t("credit.table")}</h2>
        <p className="text-ink-soft text-small">{t("credit.tableLead")}</p>
        <Table
          caption={t("credit.table")}
          columns={[
            { key: "kind", label: t("credit.tableKind") },
            ...severities.map((severity) => ({
              key: String(severity),
              label: words(`severity.${String(severity) as "1"}`),
              numeric: true,
            })),
          ]}
        >
          {table.costs.map(({ measure, points }) => (
            <TableRow key={measure}>
              <TableCell>{words(`kind.${measure}`)}</TableCell>
              {severities.map((severity) => (
                <TableCell key={severity} numeric className="tabular-nums">
                  {points[severity - 1]}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </Table>
      </section>
    </Columns>
  );
}
