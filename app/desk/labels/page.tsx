import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { RefusedPage } from "@/app/desk/refused-page";
import { EndLabel } from "@/components/moderation/labels/end-label";
import { LabelBadge } from "@/components/moderation/labels/label-badge";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { TabLinks } from "@/components/ui/tab-links";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { caller } from "@/server/api/bridge";
import type { LabelView } from "@/server/features/moderation/contract/labels";
import { formatInstant } from "@/server/shared/dates";
import type { Id } from "@/server/shared/ids";

const page = "/desk/labels";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.nav"))("labels") };
}

/** What the desk has said of contents, with the reason of each, and the end of it. */
export default async function LabelsPage({
  searchParams,
}: {
  searchParams: Promise<{ view?: string; before?: string }>;
}) {
  const { view, before } = await searchParams;
  const t = await getTranslations("finding.desk.labels");
  const title = (await getTranslations("desk.nav"))("labels");
  const inForce = view !== "all";
  const asked = await answerOrRefusal(
    caller().moderation.labels({
      inForce,
      ...(before ? { before: before as Id<"content-label"> /* the query parses it */ } : {}),
    }),
  );
  if ("refusal" in asked) return <RefusedPage title={title} refusal={asked.refusal} />;
  const { labels, next } = asked.answer;
  return (
    <WithMessages namespaces={["finding", "desk"]}>
      <ConsolePage title={title}>
        <p className="max-w-180 text-ink-soft">{t("lead")}</p>
        <TabLinks
          label={t("tabs")}
          items={[
            { href: page as Route /* this page */, label: t("inForce"), current: inForce },
            { href: `${page}?view=all` as Route /* this page */, label: t("all"), current: !inForce },
          ]}
        />
        {labels.length === 0 ? (
          <EmptyState icon={<Icon name="tag" />} title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        ) : (
          <List labels={labels} />
        )}
        {next ? (
          <Link
            href={`${page}?view=${inForce ? "" : "all"}&before=${next}` as Route /* this page */}
            prefetch={false}
            className="link w-fit"
          >
            {(await getTranslations("ui"))("more")}
          </Link>
        ) : null}
      </ConsolePage>
    </WithMessages>
  );
}

async function List({ labels }: { labels: readonly LabelView[] }) {
  const t = await getTranslations("finding.desk.labels");
  const locale = await getLocale();
  return (
    <Table
      caption={t("tabs")}
      columns={(["label", "reason", "rule", "by", "at", "content"] as const).map((key) => ({ key, label: t(key) }))}
    >
      {labels.map((label) => (
        <TableRow key={label.id}>
          <TableCell>
            <LabelBadge label={label.label} />
          </TableCell>
          <TableCell className="min-w-60">
            {label.reason}
            {label.endedAt ? (
              <span className="block text-ink-soft">
                {t("ended", {
                  name: label.endedBy ?? "",
                  at: formatInstant(label.endedAt, locale),
                  reason: label.endReason ?? "",
                })}
              </span>
            ) : null}
          </TableCell>
          <TableCell className="font-mono">{label.rule.id}</TableCell>
          <TableCell>{label.setBy ?? t("byRule")}</TableCell>
          <TableCell className="whitespace-nowrap">
            <Time at={label.setAt} style="absolute" />
          </TableCell>
          <TableCell>
            <span className="flex flex-wrap items-center gap-2">
              <Link
                href={label.address as Route /* an address of ours */}
                prefetch={false}
                className="link whitespace-nowrap"
              >
                {t("open")}
              </Link>
              {label.endedAt ? null : <EndLabel labelId={label.id} />}
            </span>
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
