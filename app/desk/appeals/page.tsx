import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf, answerOrRefusal } from "@/app/answer";
import { DeskList, deskAddress } from "@/app/desk/desk-list";
import { RefusedPage } from "@/app/desk/refused-page";
import { AppealCase } from "@/components/moderation/appeal-case";
import { AppealDecision } from "@/components/moderation/appeal-decision";
import { AppealTable } from "@/components/moderation/appeal-table";
import { RowKeys } from "@/components/moderation/row-keys";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Icon } from "@/components/ui/icon";
import { SidePanel } from "@/components/ui/side-panel";
import { caller } from "@/server/api/bridge";
import { appealsQueueInput, oneAppealInput } from "@/server/features/moderation/contract/appeals";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("appeals.queue"))("title") };
}

/** The queue of appeals with the open one beside it; the address holds state, page and open item. */
export default async function AppealsPage({ searchParams }: Props) {
  const search = await searchParams;
  const filter =
    appealsQueueInput.safeParse({ state: search.state, after: search.after }).data ?? appealsQueueInput.parse({});
  const open = oneAppealInput.safeParse({ appealId: search.open }).data;
  const t = await getTranslations("appeals");
  const queue = await answerOrRefusal(caller().moderation.appealsQueue(filter));
  if ("refusal" in queue) return <RefusedPage title={t("queue.title")} refusal={queue.refusal} />;
  const { appeals, next } = queue.answer;
  const detail = open ? await answerOf(caller().moderation.appealCase(open)) : null;
  const hrefOf = (change: Record<string, string | undefined>) =>
    deskAddress("/desk/appeals", { state: filter.state, after: filter.after, ...change });
  const rows = appeals.map(({ id }) => hrefOf({ open: id }));
  return (
    <WithMessages namespaces={["appeals", "measures", "standing"]}>
      <ConsolePage
        title={t("queue.title")}
        panel={
          detail ? (
            <SidePanel
              title={t("case.title", { number: detail.number })}
              closeHref={hrefOf({})}
              actions={<AppealDecision key={detail.id} appeal={detail} cannotRestore={detail.cannotRestore} />}
            >
              <AppealCase appeal={detail} />
            </SidePanel>
          ) : null
        }
      >
        <DeskList
          label={t("queue.tabs")}
          tabs={(["open", "decided"] as const).map((state) => ({
            href: hrefOf({ state, after: undefined }),
            label: t(`queue.${state}`),
            current: filter.state === state,
          }))}
          empty={
            appeals.length > 0
              ? null
              : filter.state === "open"
                ? { icon: <Icon name="scale" />, title: t("queue.empty"), hint: t("queue.emptyHint") }
                : { icon: <Icon name="scale" />, title: t("queue.emptyDecided"), hint: null }
          }
          more={next ? { href: hrefOf({ after: next }), label: t("queue.more") } : null}
        >
          <AppealTable appeals={appeals} current={detail?.id ?? null} hrefOf={(id) => hrefOf({ open: id })} />
        </DeskList>
        <RowKeys rows={rows} current={appeals.findIndex(({ id }) => id === detail?.id)} />
      </ConsolePage>
    </WithMessages>
  );
}
