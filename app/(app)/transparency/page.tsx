import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { Discoveries } from "@/components/compliance/discoveries";
import { type Figure, Figures } from "@/components/compliance/figures";
import { Card, CardHeader } from "@/components/ui/card";
import { TabLinks } from "@/components/ui/tab-links";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { caller } from "@/server/api/bridge";
import { figurePeriods, transparencyInput } from "@/server/features/compliance/contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transparency"))("title") };
}

/** Public figures of a period, counted from the records; what is overdue is among them. Open to everybody. */
export default async function TransparencyPage({ searchParams }: { searchParams: Promise<{ days?: string }> }) {
  const asked = transparencyInput.safeParse({ days: Number((await searchParams).days) });
  const { days } = asked.data ?? transparencyInput.parse({});
  const [figures, t, format] = await Promise.all([
    answerOf(caller().compliance.transparency({ days })),
    getTranslations("transparency"),
    getFormatter(),
  ]);
  const { reports, cases, appeals, measures, review, authority, discoveries } = figures;
  const count = (label: string, value: number): Figure => ({ label, value: format.number(value) });
  const late = (label: string, value: number): Figure => ({ ...count(label, value), isLate: value > 0 });
  const median = (label: string, hours: number | null): Figure => ({
    label,
    value: hours === null ? t("none") : t("hours", { count: hours }),
  });
  return (
    <main id="content" tabIndex={-1} className="flex min-w-0 max-w-220 flex-1 flex-col gap-4 focus:outline-none">
      <h1>{t("title")}</h1>
      <p className="text-ink-soft">
        {t("intro")} {t("counted")} <Time at={figures.countedAt} style="absolute" />
      </p>
      <TabLinks
        label={t("period.label")}
        items={figurePeriods.map((period) => ({
          href: `/transparency?days=${period}`,
          label: t("period.days", { days: period }),
          current: period === days,
        }))}
      />
      <div className="grid gap-4 xl:grid-cols-2">
        <Figures
          title={t("reports.title")}
          figures={[
            count(t("reports.received"), reports.received),
            count(t("reports.withoutAccount"), reports.withoutAccount),
            count(t("reports.fedBack"), reports.fedBack),
            count(t("reports.upheld"), reports.upheld),
            count(t("reports.late"), reports.late),
            median(t("reports.medianHours"), reports.medianHours),
            count(t("reports.openNow"), reports.openNow),
            late(t("reports.overdueNow"), reports.overdueNow),
          ]}
        />
        <Figures
          title={t("appeals.title")}
          figures={[
            count(t("appeals.received"), appeals.received),
            count(t("appeals.decided"), appeals.decided),
            count(t("appeals.overturned"), appeals.overturned),
            median(t("appeals.medianHours"), appeals.medianHours),
            count(t("appeals.openNow"), appeals.openNow),
            late(t("appeals.overdueNow"), appeals.overdueNow),
          ]}
        />
        <Figures
          title={t("cases.title")}
          figures={[
            count(t("cases.decided"), cases.decided),
            median(t("cases.medianHours"), cases.medianHours),
            count(t("cases.openNow"), cases.openNow),
          ]}
        />
        <Figures
          title={t("review.title")}
          figures={[count(t("review.refused"), review.refused), count(t("review.held"), review.held)]}
        />
        <Figures
          title={t("authority.title")}
          figures={[
            count(t("authority.due"), authority.due),
            count(t("authority.sent"), authority.sent),
            late(t("authority.overdueNow"), authority.overdueNow),
          ]}
        />
      </div>
      <Card>
        <CardHeader title={t("discoveries.title")} />
        <p className="mb-3 text-ink-soft text-small">{t("discoveries.lead")}</p>
        <Discoveries caption={t("discoveries.title")} rows={discoveries} />
      </Card>
      <Card>
        <CardHeader title={t("measures.title")} />
        <Table
          caption={t("measures.title")}
          columns={[
            { key: "kind", label: t("measures.kind") },
            { key: "imposed", label: t("measures.imposed"), numeric: true },
            { key: "ended", label: t("measures.ended"), numeric: true },
          ]}
        >
          {measures.map(({ kind, imposed, ended }) => (
            <TableRow key={kind}>
              <TableCell>{t(`measures.kinds.${kind}`)}</TableCell>
              <TableCell numeric>{format.number(imposed)}</TableCell>
              <TableCell numeric>{format.number(ended)}</TableCell>
            </TableRow>
          ))}
        </Table>
      </Card>
      <p className="max-w-180 text-ink-faint text-small">{t("note")}</p>
    </main>
  );
}
