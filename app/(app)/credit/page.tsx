import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { answerOf } from "@/app/answer";
import { Columns } from "@/components/shell/columns";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { caller } from "@/server/api/bridge";
import type { CreditTableView } from "@/server/features/credit/contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credit"))("tableTitle") };
}

/** The public table: what levels may do, what costs points, how they come back. */
export default async function CreditTablePage() {
  const table = await answerOf(caller().credit.table({}));
  const t = await getTranslations("credit");
  return (
    <Columns>
      <h1>{t("tableTitle")}</h1>
      <p className="text-ink-soft">{t("tableLead")}</p>
      <Levels table={table} />
      <Limits table={table} />
      <Costs table={table} />
      <Section title={t("recovery.title")}>
        <p className="text-ink-soft">{t("recovery.text", { ...table.recovery, start: table.startingPoints })}</p>
      </Section>
    </Columns>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

async function Levels({ table }: { table: CreditTableView }) {
  const t = await getTranslations("credit");
  const [first] = table.levels.flatMap(({ from }) => from ?? []);
  return (
    <Section title={t("levels.title")}>
      <Table
        caption={t("levels.title")}
        columns={[
          { key: "level", label: t("levels.level") },
          { key: "from", label: t("levels.from"), numeric: true },
        ]}
      >
        {table.levels.map(({ level, from }) => (
          <TableRow key={level}>
            <TableCell>{t("level", { level })}</TableCell>
            <TableCell numeric>{from ?? t("levels.below", { points: first ?? 0 })}</TableCell>
          </TableRow>
        ))}
      </Table>
      <p className="text-ink-soft text-small">
        {t("levels.start", { points: table.startingPoints, most: table.mostPoints })}
      </p>
    </Section>
  );
}

function dependsOnLevel({ perDay }: CreditTableView["limits"][number]): boolean {
  return new Set(perDay).size > 1;
}

async function Limits({ table }: { table: CreditTableView }) {
  const t = await getTranslations("credit");
  const acts = await getTranslations("privacy.act");
  const numbered = table.levels.map(({ level }) => ({
    key: String(level),
    label: t("limits.level", { level }),
    numeric: true,
  }));
  return (
    <Section title={t("limits.title")}>
      <Table caption={t("limits.title")} columns={[{ key: "act", label: t("limits.act") }, ...numbered]}>
        {table.limits.filter(dependsOnLevel).map(({ act, perDay }) => (
          <TableRow key={act}>
            <TableCell className="whitespace-nowrap">{acts(act)}</TableCell>
            {table.levels.map(({ level }) => (
              <TableCell key={level} numeric className="whitespace-nowrap">
                {perDay[level] ? t("limits.count", { count: perDay[level] }) : t("limits.none")}
              </TableCell>
            ))}
          </TableRow>
        ))}
        <TableRow>
          <TableCell className="whitespace-nowrap">{t("limits.links")}</TableCell>
          <td colSpan={table.levels.length} className="px-3 py-2 text-right">
            {t("limits.linksFrom", { level: table.linksFromLevel })}
          </td>
        </TableRow>
      </Table>
      <Table
        caption={t("limits.same")}
        columns={[
          { key: "act", label: t("limits.same") },
          { key: "perDay", label: t("limits.perDay"), numeric: true },
        ]}
      >
        {table.limits
          .filter((limit) => !dependsOnLevel(limit))
          .map(({ act, perDay }) => (
            <TableRow key={act}>
              <TableCell>{acts(act)}</TableCell>
              <TableCell numeric>{t("limits.count", { count: perDay[0] ?? 0 })}</TableCell>
            </TableRow>
          ))}
      </Table>
    </Section>
  );
}

async function Costs({ table }: { table: CreditTableView }) {
  const t = await getTranslations("credit");
  const kinds = await getTranslations("measures.kind");
  const severities = [1, 2, 3, 4];
  return (
    <Section title={t("costs.title")}>
      <Table
        caption={t("costs.title")}
        columns={[
          { key: "measure", label: t("costs.measure") },
          ...severities.map((severity) => ({
            key: String(severity),
            label: t("costs.severity", { severity }),
            numeric: true,
          })),
        ]}
      >
        {table.costs.map(({ measure, points }) => (
          <TableRow key={measure}>
            <TableCell className="whitespace-nowrap">{kinds(measure)}</TableCell>
            {severities.map((severity) => (
              <TableCell key={severity} numeric className="whitespace-nowrap">
                {points[severity - 1] ?? 0}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </Table>
      <p className="text-ink-soft text-small">{t("costs.note")}</p>
    </Section>
  );
}
