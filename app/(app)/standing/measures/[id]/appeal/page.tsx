import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { findMeasure } from "@/app/(app)/standing/measures/[id]/measure";
import { AppealForm } from "@/components/moderation/appeal-form";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { formatDate } from "@/server/shared/dates";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("appeals.form"))("title") };
}

/** The form with which a measure is appealed; one's progress instead where that was done. */
export default async function AppealPage({ params }: Props) {
  const { statement, appeal } = await findMeasure((await params).id);
  const t = await getTranslations();
  const back = `/standing/measures/${statement.id}` as Route; // an id of ours
  const until = formatDate(statement.appeal.until, await getLocale());
  return (
    <Columns>
      <Link href={back} prefetch={false} className="link inline-flex items-center gap-1.5 self-start text-small">
        <Icon name="arrow-left" />
        {t("standing.statement.title")}
      </Link>
      <div>
        <h1>{t("appeals.form.title")}</h1>
        <p className="text-ink-soft">
          {t("appeals.form.lead", {
            kind: t(`measures.kind.${statement.kind}`),
            days: statement.appeal.decisionDays,
          })}
        </p>
      </div>
      <Card flush>
        {statement.appeal.possible ? (
          <WithMessages namespaces={["appeals"]}>
            <AppealForm measureId={statement.id} />
          </WithMessages>
        ) : (
          <EmptyState
            icon={<Icon name="scale" />}
            title={appeal ? t("appeals.form.already") : t("appeals.form.tooLate", { until })}
            actions={
              <ButtonLink href={back} variant="secondary">
                {t("appeals.form.see")}
              </ButtonLink>
            }
          />
        )}
      </Card>
    </Columns>
  );
}
