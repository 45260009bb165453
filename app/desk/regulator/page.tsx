import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf, answerOrRefusal } from "@/app/answer";
import { DeskList, deskAddress } from "@/app/desk/desk-list";
import { RefusedPage } from "@/app/desk/refused-page";
import { findMe } from "@/app/viewer";
import { RegulatorGaps } from "@/components/moderation/regulator-gaps";
import { RegulatorItem } from "@/components/moderation/regulator-item";
import { RegulatorStep } from "@/components/moderation/regulator-step";
import { RegulatorTable } from "@/components/moderation/regulator-table";
import { RowKeys } from "@/components/moderation/row-keys";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Icon } from "@/components/ui/icon";
import { SidePanel } from "@/components/ui/side-panel";
import { caller } from "@/server/api/bridge";
import { itemStates, oneItemInput, outboxInput } from "@/server/features/moderation/contract/regulator";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("regulator"))("title") };
}

/** Reports to the authority with the open one beside them, and whether any is missing; the address holds state, page and open item. */
export default async function RegulatorPage({ searchParams }: Props) {
  const search = await searchParams;
  const filter = outboxInput.safeParse({ state: search.state, before: search.before }).data ?? outboxInput.parse({});
  const open = oneItemInput.safeParse({ itemId: search.open }).data;
  const t = await getTranslations("regulator");
  const outbox = await answerOrRefusal(caller().moderation.regulatorOutbox(filter));
  if ("refusal" in outbox) return <RefusedPage title={t("title")} refusal={outbox.refusal} />;
  const { items, next } = outbox.answer;
  const [item, gaps, me] = await Promise.all([
    open ? answerOf(caller().moderation.regulatorItem(open)) : null,
    caller().moderation.recordGaps({}),
    findMe(),
  ]);
  const mayRecord = me?.posts.some((post) => post === "officer" || post === "compliance") ?? false;
  const hrefOf = (change: Record<string, string | undefined>) =>
    deskAddress("/desk/regulator", { state: filter.state, before: filter.before, ...change });
  return (
    <WithMessages namespaces={["regulator", "measures"]}>
      <ConsolePage
        title={t("title")}
        panel={
          item ? (
            <SidePanel
              title={t("item.title", { number: item.number })}
              closeHref={hrefOf({})}
              actions={mayRecord ? <RegulatorStep key={`${item.id} ${item.state}`} item={item} /> : null}
            >
              <RegulatorItem item={item} />
            </SidePanel>
          ) : null
        }
      >
        <p className="text-ink-soft">{t("lead")}</p>
        <RegulatorGaps gaps={gaps} />
        <DeskList
          label={t("filter")}
          tabs={(["all", ...itemStates] as const).map((state) => ({
            href: hrefOf({ state, before: undefined }),
            label: t(`state.${state}`),
            current: filter.state === state,
          }))}
          empty={
            items.length === 0 ? { icon: <Icon name="landmark" />, title: t("empty"), hint: t("emptyHint") } : null
          }
          more={next ? { href: hrefOf({ before: next }), label: t("more") } : null}
        >
          <RegulatorTable items={items} current={item?.id ?? null} hrefOf={(id) => hrefOf({ open: id })} />
        </DeskList>
        <RowKeys
          rows={items.map(({ id }) => hrefOf({ open: id }))}
          current={items.findIndex(({ id }) => id === item?.id)}
        />
      </ConsolePage>
    </WithMessages>
  );
}
