import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { Columns } from "@/components/shell/columns";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { caller } from "@/server/api/bridge";
import type { ReportState } from "@/server/features/moderation/contract/reports";

interface Props {
  searchParams: Promise<{ before?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.mine"))("title") };
}

const tones: Record<ReportState, Tone> = { accepted: "neutral", assessed: "brand", handled: "brand", "fed-back": "ok" };

/** One's own reports, newest first, each leading to its progress. */
export default async function MyReportsPage({ searchParams }: Props) {
  const t = await getTranslations("reports");
  const before = [(await searchParams).before].flat()[0];
  const { reports, next } = await answerOf(caller().moderation.myReports(before ? { before } : {}));
  return (
    <Columns>
      <h1>{t("mine.title")}</h1>
      {reports.length === 0 ? (
        <EmptyState icon={<Icon name="flag" />} title={t("mine.empty")}>
          {t("mine.emptyHint")}
        </EmptyState>
      ) : (
        <Card flush className="p-0">
          <ul className="divide-y divide-line">
            {reports.map((report) => (
              <li
                key={report.receipt}
                className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken"
              >
                <Link
                  href={`/report/status?receipt=${report.receipt}` as Route /* a page of ours */}
                  className="font-mono after:absolute after:inset-0"
                >
                  {report.receipt}
                </Link>
                <span className="text-ink-soft">
                  {t(`subject.${report.subjectKind}`)} · {t(`reason.${report.reason}`)}
                </span>
                <span className="ml-auto flex items-center gap-2 text-ink-faint text-small">
                  {report.isOverdue ? (
                    <Badge tone="danger" icon={<Icon name="hourglass" />}>
                      {t("status.overdue")}
                    </Badge>
                  ) : null}
                  <Badge tone={tones[report.state]} icon={<Icon name={report.fedBackAt ? "check" : "clock-3"} />}>
                    {report.outcome ? t(`outcome.${report.outcome}`) : t(`state.${report.state}`)}
                  </Badge>
                  <Time at={report.acceptedAt} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {next ? (
        <Link href={`/report/mine?before=${next}` as Route /* a page of ours */} className="link self-center">
          {t("mine.more")}
        </Link>
      ) : null}
    </Columns>
  );
}
