import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { findMeasure } from "@/app/(app)/standing/measures/[id]/measure";
import { AppealProgress } from "@/components/moderation/appeal-progress";
import { Statement } from "@/components/moderation/statement";
import { StatementDownload } from "@/components/moderation/statement-download";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { formatDate } from "@/server/shared/dates";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("standing.statement"))("title") };
}

/** The statement of reasons of one measure, the way to appeal, and the appeal. */
export default async function MeasurePage({ params }: Props) {
  const { statement, appeal } = await findMeasure((await params).id);
  const t = await getTranslations("standing");
  const locale = await getLocale();
  const until = formatDate(statement.appeal.until, locale);
  return (
    <Columns>
      <Link href="/standing" prefetch={false} className="link inline-flex items-center gap-1.5 self-start text-small">
        <Icon name="arrow-left" />
        {t("statement.back")}
      </Link>
      <WithMessages namespaces={["standing", "measures", "appeals"]}>
        <Statement statement={statement} />
        <StatementDownload measureId={statement.id} number={statement.number} />
        {appeal ? (
          <AppealProgress appeal={appeal} />
        ) : (
          <Card flush className="flex flex-col gap-3">
            <h2>{t("remedy.title")}</h2>
            {statement.appeal.possible ? (
              <>
                <p>{t("remedy.text", { until, days: statement.appeal.decisionDays })}</p>
                <ButtonLink href={statement.appeal.address as Route /* a page of ours */} className="self-start">
                  {t("remedy.button")}
                </ButtonLink>
              </>
            ) : (
              <p>{t("remedy.closed", { until })}</p>
            )}
          </Card>
        )}
      </WithMessages>
    </Columns>
  );
}
