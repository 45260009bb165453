import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { CreditSummary } from "@/components/moderation/credit-summary";
import { MeasureList } from "@/components/moderation/measure-list";
import { Columns } from "@/components/shell/columns";
import { TierCard } from "@/components/standing/tier-card";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";

/** What stays open to everybody, also while measured. */
const rights = [
  ["ledger", "/settings/credit"],
  ["access", "/settings/privacy"],
  ["copy", "/settings/data"],
  ["close", "/settings/data"],
] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("standing"))("title") };
}

/** One's own standing: measures in force and past, class and level, credit, and the ways to one's own data. Open to its owner whatever the measures. */
export default async function StandingPage() {
  const ask = caller();
  const [standing, tier, table] = await answerOf(
    Promise.all([ask.moderation.myStanding({}), ask.tiers.mine({}), ask.tiers.table({})]),
  );
  const t = await getTranslations("standing");
  return (
    <Columns aside={<CreditSummary {...standing} href="/settings/credit" />}>
      <div>
        <h1>{t("title")}</h1>
        <p className="text-ink-soft">{t("lead")}</p>
      </div>
      {standing.inForce.length === 0 ? (
        <Card className="flex items-center gap-3">
          <Icon name="circle-check" className="size-6 text-ok" />
          <div>
            <p className="font-medium">{t("good.title")}</p>
            <p className="text-ink-soft text-small">{t("good.text")}</p>
          </div>
        </Card>
      ) : (
        <section className="flex flex-col gap-2">
          <h2>{t("inForce")}</h2>
          <MeasureList measures={standing.inForce} />
        </section>
      )}
      <div className="xl:hidden">
        <CreditSummary {...standing} href="/settings/credit" />
      </div>
      <TierCard own={tier} table={table} />
      <section className="flex flex-col gap-2">
        <h2>{t("past")}</h2>
        {standing.past.length === 0 ? (
          <p className="text-ink-soft">{t("nonePast")}</p>
        ) : (
          <MeasureList measures={standing.past} />
        )}
      </section>
      <section className="flex flex-col gap-2">
        <h2>{t("rights.title")}</h2>
        <p className="text-ink-soft">{t("rights.lead")}</p>
        <ul className="flex flex-col gap-1">
          {rights.map(([name, href]) => (
            <li key={name}>
              <Link href={href as Route /* pages of the app */} prefetch={false} className="link">
                {t(`rights.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </Columns>
  );
}
