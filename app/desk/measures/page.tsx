import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf, answerOrRefusal } from "@/app/answer";
import { DeskList, deskAddress } from "@/app/desk/desk-list";
import { RefusedPage } from "@/app/desk/refused-page";
import { findMe } from "@/app/viewer";
import { MeasureLift } from "@/components/moderation/measure-lift";
import { MeasureTable } from "@/components/moderation/measure-table";
import { RowKeys } from "@/components/moderation/row-keys";
import { Statement } from "@/components/moderation/statement";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Icon } from "@/components/ui/icon";
import { SidePanel } from "@/components/ui/side-panel";
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
  const hrefOf = (change: Record<string, string | undefined>) =>
    deskAddress("/desk/measures", { state: filter.state, before: filter.before, ...change });
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
        <DeskList
          label={t("tabs")}
          tabs={(["inForce", "ended"] as const).map((state) => ({
            href: hrefOf({ state, before: undefined }),
            label: t(state),
            current: filter.state === state,
          }))}
          empty={
            measures.length === 0 ? { icon: <Icon name="gavel" />, title: t("empty"), hint: t("emptyHint") } : null
          }
          more={next ? { href: hrefOf({ before: next }), label: t("more") } : null}
        >
          <MeasureTable measures={measures} current={statement?.id ?? null} hrefOf={(id) => hrefOf({ open: id })} />
        </DeskList>
        <RowKeys
          rows={measures.map(({ id }) => hrefOf({ open: id }))}
          current={measures.findIndex(({ id }) => id === statement?.id)}
        />
      </ConsolePage>
    </WithMessages>
  );
}
