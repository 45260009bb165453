import type { Metadata, Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { ApplicationPanel } from "@/app/desk/marks/application-panel";
import { RefusedPage } from "@/app/desk/refused-page";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { RowLink, Table, TableCell, TableRow } from "@/components/ui/table";
import { caller } from "@/server/api/bridge";
import type { QueueRow } from "@/server/features/verification/contract/applications";
import { formatInstant } from "@/server/shared/dates";

const page = "/desk/marks" as Route; // a page of the app

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verification.desk"))("title") };
}

/** Applications for a verified mark that wait, with the open one beside them. */
export default async function MarksPage({ searchParams }: { searchParams: Promise<{ application?: string }> }) {
  const { application } = await searchParams;
  const t = await getTranslations("verification.desk");
  const asked = await answerOrRefusal(caller().verification.queue({}));
  if ("refusal" in asked) return <RefusedPage title={t("title")} refusal={asked.refusal} />;
  const { applications } = asked.answer;
  const open = applications.find(({ id }) => id === application);
  if (open?.claim?.isMine)
    return (
      <WithMessages namespaces={["verification"]}>
        <ApplicationPanel row={open} closeHref={page} />
      </WithMessages>
    );
  return (
    <WithMessages namespaces={["verification"]}>
      <ConsolePage title={t("title")} panel={open ? <ApplicationPanel row={open} closeHref={page} /> : null}>
        <p className="max-w-180 text-ink-soft">{t("lead")}</p>
        {application && !open ? <p role="status">{t("other")}</p> : null}
        {applications.length === 0 ? (
          <EmptyState icon={<Icon name="badge-check" />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <Queue applications={applications} current={application ?? null} />
        )}
      </ConsolePage>
    </WithMessages>
  );
}

async function Queue({ applications, current }: { applications: QueueRow[]; current: string | null }) {
  const t = await getTranslations("verification");
  const locale = await getLocale();
  return (
    <Table
      caption={t("desk.queue")}
      columns={[
        { key: "account", label: t("desk.account") },
        { key: "class", label: t("desk.class") },
        { key: "text", label: t("desk.text") },
        { key: "due", label: t("desk.due") },
        { key: "claim", label: t("desk.claim") },
      ]}
    >
      {applications.map((row) => (
        <TableRow key={row.id} current={row.id === current}>
          <TableCell>
            <RowLink href={`${page}?application=${row.id}` as Route /* this page */} current={row.id === current}>
              <bdi>{row.account.nickname}</bdi>
            </RowLink>
          </TableCell>
          <TableCell>{t(`class.${row.class}`)}</TableCell>
          <TableCell>{row.text}</TableCell>
          <TableCell className="whitespace-nowrap">{formatInstant(row.dueAt, locale)}</TableCell>
          <TableCell>
            {row.claim ? (
              <Badge tone={row.claim.isMine ? "brand" : "neutral"} icon={<Icon name="hand" />}>
                {row.claim.isMine ? t("desk.mine") : row.claim.by.nickname}
              </Badge>
            ) : (
              <span className="text-ink-soft">{t("desk.free")}</span>
            )}
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
