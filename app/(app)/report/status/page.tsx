import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { refusalIn } from "@/app/answer";
import { ReportProgress } from "@/components/moderation/report/report-progress";
import { Columns } from "@/components/shell/columns";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyableNumber } from "@/components/ui/copyable-number";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { caller } from "@/server/api/bridge";

interface Props {
  searchParams: Promise<{ receipt?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.status"))("title"), robots: { index: false } };
}

/** State, times and result of a report, for whoever has its receipt number. */
export default async function ReportStatusPage({ searchParams }: Props) {
  const t = await getTranslations("reports");
  const receipt = [(await searchParams).receipt].flat()[0] ?? "";
  const { report, problem } = await lookUp(receipt);
  return (
    <Columns>
      <h1>{t("status.title")}</h1>
      {report ? (
        <Card className="flex flex-col gap-4">
          <p className="text-heading">
            <CopyableNumber name={t("accepted.receipt")} value={report.receipt} />
          </p>
          <ReportProgress report={report} />
        </Card>
      ) : null}
      <Card>
        <form method="get" action="/report/status" className="flex flex-col gap-3">
          <Field
            label={t("accepted.receipt")}
            hint={t("status.receiptHint")}
            error={problem ? t(`status.${problem}`) : null}
          >
            {(control) => (
              <TextInput
                {...control}
                name="receipt"
                defaultValue={receipt}
                autoComplete="off"
                required
                maxLength={40}
              />
            )}
          </Field>
          <div className="flex items-center justify-between gap-3">
            <Link href="/help/report" className="link text-small">
              {t("page.help")}
            </Link>
            <Button type="submit" variant="secondary">
              {t("status.lookUp")}
            </Button>
          </div>
        </form>
      </Card>
    </Columns>
  );
}

async function lookUp(receipt: string) {
  if (receipt === "") return { report: null, problem: null };
  try {
    return { report: await caller().moderation.reportStatus({ receipt }), problem: null };
  } catch (error) {
    const reason = refusalIn(error)?.reason;
    if (reason === "NOT_FOUND") return { report: null, problem: "unknown" as const };
    if (reason === "INPUT_INVALID") return { report: null, problem: "malformed" as const };
    throw error;
  }
}
