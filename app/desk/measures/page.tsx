import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf, answerOrRefusal } from "@/app/answer";
import { RefusedPage } from "@/app/desk/refused-page";
import { findMe } from "@/app/viewer";
import { MeasureLift } from "@/components/moderation/measure-lift";
import { MeasureTable } from "@/components/moderation/measure-table";
import { RowKeys } from "@/components/moderation/row-keys";
import { Statement } from "@/components/moderation/statement";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { SidePanel } from "@/components/ui/side-panel";
import { TabLinks } from "@/components/ui/tab-links";
import { caller } from "@/server/api/bridge";
import { deskMeasuresInput, oneMeasureInput } from "@/server/features/moderation/contract/measures";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("measures.desk"))("title") };
}

/** Measures in force and ended, with the open one's statement beside them; an officer may lift one early. */
export default async function MeasuresPage({ searchParams }: Props) {
  const search = await searchParams;
  const filter =
    deskMeasuresInput.safeParse({ state: search.state, before: search.before }).data ?? deskMeasuresInput.parse({});
  const open = oneMeasureInput.safeParse({ measureId: search.open }).data;
  const t = await getTranslations("measures.desk");
  const list = await answerOrRefusal(caller().moderation.deskMeasures(filter));
  if ("refusal" in list) return <RefusedPage title={t("title")} refusal={list.refusal} />;
  const { measures, next } = list.answer;
  const [detail, me] = await Promise.all([open ? answerOf(caller().moderation.measure(open)) : null, findMe()]);
  const statement = detail?.statement;
  const mayLift = statement?.isInForce && me?.posts.includes("officer");
  const hrefOf = (change: Record<string, string | undefined>): Route => {
    const all = { state: filter.state === "inForce" ? undefined : filter.state, before: filter.before, ...change };
    const entries = Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : []));
    return `/desk/measures?${new URLSearchParams(entries)}` as Route; // this page
  };
  return (
    <WithMessages namespaces={["measures", "standing"]}>
      <ConsolePage
        title={t("title")}
        panel={
          statement ? (
            <SidePanel
              title={t("detail", { number: statement.number })}
              closeHref={hrefOf({})}
              actions={mayLift ? <MeasureLift key={statement.id} id={statement.id} kind={statement.kind} /> : null}
            >
              <Statement statement={statement} level={3} />
            </SidePanel>
          ) : null
        }
      >
        <TabLinks
          label={t("tabs")}
          items={(["inForce", "ended"] as const).map((state) => ({
            href: hrefOf({ state: state === "inForce" ? undefined : state, before: undefined }),
            label: t(state),
            current: filter.state === state,
          }))}
        />
        {measures.length === 0 ? (
          <EmptyState icon={<Icon name="gavel" />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <MeasureTable measures={measures} current={statement?.id ?? null} hrefOf={(id) => hrefOf({ open: id })} />
        )}
        {next ? (
          <ButtonLink href={hrefOf({ before: next })} variant="secondary" className="self-center">
            {t("more")}
          </ButtonLink>
        ) : null}
        <RowKeys
          rows={measures.map(({ id }) => hrefOf({ open: id }))}
          current={measures.findIndex(({ id }) => id === statement?.id)}
        />
      </ConsolePage>
    </WithMessages>
  );
}
