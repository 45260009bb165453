import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { ObligationDetail } from "@/components/compliance/obligation-detail";
import { RegisterFilters } from "@/components/compliance/register-filters";
import { RegisterList } from "@/components/compliance/register-list";
import { StatusBadge } from "@/components/compliance/status-badge";
import { CurrentInSight } from "@/components/shell/current-in-sight";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { SidePanel } from "@/components/ui/side-panel";
import { TabLinks } from "@/components/ui/tab-links";
import { caller } from "@/server/api/bridge";
import { oneObligationInput, registerInput } from "@/server/features/compliance/contract";
import { obligationStatuses, regulationOf, regulations } from "@/server/shared/obligation-words";

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compliance"))("title") };
}

/** The compliance register: the address holds regulation, filters and the open obligation. Open to everybody. */
export default async function CompliancePage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const given = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ""));
  const open = oneObligationInput.safeParse({ id: search.open }).data?.id ?? null;
  // A link to one obligation need not say of which regulation it is.
  const ofOpen = open ? { regulation: regulationOf(open) } : {};
  const filter = registerInput.safeParse({ ...ofOpen, ...given }).data ?? registerInput.parse(ofOpen);
  const [register, obligation, t] = await Promise.all([
    answerOf(caller().compliance.register(filter)),
    open ? answerOf(caller().compliance.obligation({ id: open })) : null,
    getTranslations("compliance"),
  ]);
  const total = Object.values(register.statuses).reduce((sum, count) => sum + count, 0);
  const listHref = hrefOf(filter);
  return (
    <>
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col gap-4 focus:outline-none">
        <div className="flex max-w-180 flex-col gap-2">
          <h1>{t("title")}</h1>
          <p className="text-ink-soft">{t("intro", { count: total })}</p>
          <p>{t("disclaimer")}</p>
          <ul className="flex flex-wrap gap-x-4 gap-y-2">
            {obligationStatuses.map((status) => (
              <li key={status} className="inline-flex items-center gap-1.5">
                <StatusBadge status={status} />
                <span className="tabular-nums">{register.statuses[status]}</span>
              </li>
            ))}
          </ul>
          <p className="flex flex-wrap gap-x-4 text-small">
            <Link href="/records" prefetch={false} className="link">
              {t("seeAlso.records")}
            </Link>
            <Link href="/transparency" prefetch={false} className="link">
              {t("seeAlso.transparency")}
            </Link>
          </p>
        </div>
        <CurrentInSight>
          <TabLinks
            label={t("filters.regulation")}
            items={regulations.map((regulation) => ({
              href: hrefOf({ ...filter, regulation }),
              label: t(`regulations.${regulation}.short`),
              count: register.perRegulation[regulation],
              current: regulation === filter.regulation,
            }))}
          />
        </CurrentInSight>
        <RegisterFilters filter={filter} clearHref={hrefOf({ regulation: filter.regulation })} />
        <h2 className="sr-only">{t(`regulations.${filter.regulation}.name`)}</h2>
        <p className="text-ink-soft text-small">{t("filters.shown", { count: register.rows.length })}</p>
        {register.rows.length > 0 ? (
          <RegisterList rows={register.rows} open={open} hrefOf={(id) => hrefOf({ ...filter, open: id })} />
        ) : (
          <EmptyState icon={<Icon name="search-x" />} title={t("empty.title")}>
            {t("empty.hint")}
          </EmptyState>
        )}
      </main>
      {obligation ? (
        <SidePanel title={<span className="font-mono">{obligation.id}</span>} closeHref={listHref}>
          <ObligationDetail obligation={obligation} />
        </SidePanel>
      ) : null}
    </>
  );
}

/** The register's address with these choices; what is not chosen is left out. */
function hrefOf(choices: Readonly<Record<string, string | undefined>>): Route {
  const chosen = Object.entries(choices).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/compliance?${new URLSearchParams(chosen)}` as Route; // the path is this page's own
}
