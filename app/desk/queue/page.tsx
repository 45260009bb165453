import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { answerOf, answerOrRefusal } from "@/app/answer";
import { CasePanel } from "@/app/desk/queue/case-panel";
import { RefusedPage } from "@/app/desk/refused-page";
import { findMe } from "@/app/viewer";
import { QueueFilters } from "@/components/moderation/desk/queue-filters";
import { QueueKeys } from "@/components/moderation/desk/queue-keys";
import {
  isSourceView,
  loadQueueParams,
  type QueueView,
  queueAddress,
  queueInputOf,
  queueViews,
} from "@/components/moderation/desk/queue-params";
import { QueueTable } from "@/components/moderation/desk/queue-table";
import { ConsolePage } from "@/components/shell/console-shell";
import { CurrentInSight } from "@/components/shell/current-in-sight";
import { WithMessages } from "@/components/shell/with-messages";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { TabLinks } from "@/components/ui/tab-links";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.queue"))("title") };
}

/** The review queue with the open case beside it; the address holds all of its state. */
export default async function QueuePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadQueueParams(searchParams);
  const { view, source, kind, severity, after } = params;
  const t = await getTranslations("desk.queue");
  const asked = await answerOrRefusal(caller().moderation.queue(queueInputOf(params)));
  if ("refusal" in asked) return <RefusedPage title={t("title")} refusal={asked.refusal} />;
  const page = asked.answer;
  const [counts, me] = await Promise.all([answerOf(caller().moderation.queueCounts({})), findMe()]);
  const address = (change: Partial<typeof params>) => queueAddress("/desk/queue", { ...params, ...change }) as Route; // a page of ours
  const ids = page.cases.map(({ id }) => id);
  const current = params.case ? ids.indexOf(params.case) : -1;
  const following = ids[current + 1] ?? ids[current - 1] ?? null;
  const tally: Partial<Record<QueueView, number>> = { ...counts, all: counts.undecided };
  return (
    <WithMessages namespaces={["desk", "measures", "reports", "finding"]}>
      <ConsolePage
        title={t("title")}
        actions={
          <>
            <QueueFilters />
            <QueueKeys rows={ids.map((id) => address({ case: id }))} current={current} />
          </>
        }
        panel={
          params.case ? (
            <CasePanel
              key={params.case}
              caseId={params.case}
              row={page.cases[current] ?? null}
              isOfficer={me?.posts.includes("officer") ?? false}
              closeHref={address({ case: null })}
              nextHref={address({ case: following })}
            />
          ) : null
        }
      >
        <CurrentInSight>
          <TabLinks
            label={t("tabs")}
            items={queueViews.map((name) => ({
              href: queueAddress("/desk/queue", {
                view: name,
                source: isSourceView(name) ? null : source,
                kind,
                severity,
              }) as Route, // a page of ours
              label: t(name),
              current: name === view,
              ...(tally[name] === undefined ? {} : { count: tally[name] }),
            }))}
          />
        </CurrentInSight>
        {page.cases.length === 0 ? (
          <EmptyState icon={<Icon name="inbox" />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <QueueTable cases={page.cases} current={params.case} hrefOf={(id) => address({ case: id })} />
        )}
        <div className="flex justify-end gap-2">
          {after ? (
            <ButtonLink href={address({ after: null, case: null })} variant="quiet" size="small">
              {t("first")}
            </ButtonLink>
          ) : null}
          {page.next ? (
            <ButtonLink href={address({ after: page.next, case: null })} variant="secondary" size="small">
              {t("next")}
            </ButtonLink>
          ) : null}
        </div>
      </ConsolePage>
    </WithMessages>
  );
}
