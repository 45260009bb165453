import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { RefusedPage } from "@/app/desk/refused-page";
import { HotActions } from "@/components/discovery/hot-actions";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { TabLinks } from "@/components/ui/tab-links";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { caller } from "@/server/api/bridge";
import { type HotEntryView, hotStates } from "@/server/features/discovery/contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.nav"))("hot") };
}

/** What the count proposes for the hot list, and what people said to it. */
export default async function HotListDeskPage({ searchParams }: { searchParams: Promise<{ state?: string }> }) {
  const asked = (await searchParams).state;
  const state = hotStates.find((known) => known === asked) ?? "waiting";
  const t = await getTranslations("finding.desk.hot");
  const title = (await getTranslations("desk.nav"))("hot");
  const found = await answerOrRefusal(caller().discovery.hotQueue({ state }));
  if ("refusal" in found) return <RefusedPage title={title} refusal={found.refusal} />;
  return (
    <WithMessages namespaces={["finding", "desk"]}>
      <ConsolePage title={title}>
        <p className="max-w-180 text-ink-soft">{t("lead")}</p>
        <TabLinks
          label={t("tabs")}
          items={hotStates.map((each) => ({
            href: `/desk/hot?state=${each}` as Route, // this page
            label: t(`states.${each}`),
            current: each === state,
          }))}
        />
        {found.answer.length === 0 ? (
          <EmptyState icon={<Icon name="flame" />} title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        ) : (
          <Table
            caption={t(`states.${state}`)}
            columns={(["item", "figures", "decision", "act"] as const).map((key) => ({
              key,
              label: t(key),
              ...(key === "figures" || key === "decision" ? { className: "max-md:hidden" } : {}),
            }))}
          >
            {found.answer.map((entry) => (
              <TableRow key={entry.id}>
                <TableCell className="max-w-120 md:min-w-60">
                  <Item entry={entry} />
                  {/* On a phone all of it stands under the item, so that the decision needs no scrolling sideways. */}
                  <div className="mt-1 flex flex-col gap-1 md:hidden">
                    <span className="tabular-nums">
                      <Figures entry={entry} />
                    </span>
                    <Decided entry={entry} />
                  </div>
                </TableCell>
                <TableCell className="whitespace-nowrap tabular-nums max-md:hidden">
                  <Figures entry={entry} />
                </TableCell>
                <TableCell className="min-w-40 max-md:hidden">
                  <Decided entry={entry} />
                </TableCell>
                <TableCell className="md:min-w-64">
                  <HotActions entry={entry} />
                </TableCell>
              </TableRow>
            ))}
          </Table>
        )}
      </ConsolePage>
    </WithMessages>
  );
}

async function Figures({ entry }: { entry: HotEntryView }) {
  const t = await getTranslations("finding.desk.hot");
  return (
    <>
      {t("people", { count: entry.people })} · {entry.score.toFixed(2)}
      {entry.weight === 1 ? null : <span className="block">{t("weight", { weight: entry.weight })}</span>}
    </>
  );
}

function Decided({ entry }: { entry: HotEntryView }) {
  if (!entry.decidedAt) return null;
  return (
    <div>
      {entry.reason}
      <span className="block text-ink-soft">
        {entry.decidedBy} · <Time at={entry.decidedAt} style="absolute" />
      </span>
    </div>
  );
}

async function Item({ entry }: { entry: HotEntryView }) {
  const t = await getTranslations("finding.desk.hot");
  return (
    <>
      {entry.title === null ? (
        <span className="text-ink-soft">{t("gone")}</span>
      ) : (
        <Link href={entry.address as Route /* an address of ours */} prefetch={false} className="link break-words">
          {entry.title}
        </Link>
      )}
      <span className="mt-0.5 flex flex-wrap items-center gap-2 text-ink-soft">
        {t(`kinds.${entry.kind}`)}
        {entry.author ? <span>{entry.author}</span> : null}
        {entry.isPinned ? (
          <Badge tone="brand" icon={<Icon name="pin" />}>
            {t("actions.pin")}
          </Badge>
        ) : null}
      </span>
    </>
  );
}
