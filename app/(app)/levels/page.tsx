import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { PowersTable } from "@/components/comments/manage/powers-table";
import { Columns } from "@/components/shell/columns";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { caller } from "@/server/api/bridge";
import type { LevelRuleView, TierTableView } from "@/server/features/tiers/contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tiers"))("title") };
}

/** The public table of classes and levels: what makes them, and what each changes (MB Article 9). */
export default async function LevelsPage() {
  const table = await answerOf(caller().tiers.table({}));
  const t = await getTranslations("tiers");
  const acts = await getTranslations("privacy.act");
  const powers = await getTranslations("sections.powers");
  const list = new Intl.ListFormat(await getLocale(), { type: "conjunction" });
  return (
    <Columns wide>
      <h1>{t("title")}</h1>
      <p className="text-ink-soft">{t("lead")}</p>
      <section className="flex flex-col gap-2">
        <h2>{t("table.levels")}</h2>
        <Levels table={table} />
        <p className="text-ink-soft text-small">
          {t("table.shared", { acts: list.format(table.sharedActs.map((act) => acts(act))) })}
        </p>
        <p className="text-ink-soft text-small">{t("table.when")}</p>
        <p>
          <Link href={"/credit" as Route /* a page of the app */} prefetch={false} className="link">
            {t("table.credit")}
          </Link>
        </p>
      </section>
      <section className="flex flex-col gap-2">
        <h2>{t("table.classes")}</h2>
        <p className="text-ink-soft">
          {t("table.classesText", { days: table.periodDays, posts: table.thresholds.commercialPosts ?? 0 })}
        </p>
      </section>
      <section id="powers" className="flex scroll-mt-18 flex-col gap-2">
        <h2>{powers("desk")}</h2>
        <p className="text-ink-soft">{powers("public")}</p>
        <PowersTable />
      </section>
    </Columns>
  );
}

async function Levels({ table }: { table: TierTableView }) {
  const t = await getTranslations("tiers");
  const columns = (["level", "from", "review", "daily", "hotList", "patrol"] as const).map((key) => ({
    key,
    label: t(`table.${key}`),
  }));
  const rows = await Promise.all(
    table.levels.map(async (rule) => ({ rule, from: await fromOf(rule, table), review: await reviewOf(rule) })),
  );
  return (
    <Table caption={t("table.levels")} columns={columns}>
      {rows.map(({ rule, from, review }) => (
        <TableRow key={rule.level}>
          <TableCell className="whitespace-nowrap font-medium">
            {t(`level.${rule.level}` as "level.0" /* every level has its word */)}
          </TableCell>
          <TableCell className="min-w-48">{from}</TableCell>
          <TableCell className="min-w-32">{review}</TableCell>
          <TableCell className="min-w-32">{t("table.share", { share: rule.dailyShare })}</TableCell>
          <TableCell>{t(rule.hotList ? "table.yes" : "table.no")}</TableCell>
          <TableCell className="whitespace-nowrap">
            {rule.level === 0 ? t("table.all") : t("table.percent", { percent: rule.patrolPercent })}
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

async function fromOf({ level }: LevelRuleView, { thresholds, periodDays: days }: TierTableView): Promise<string> {
  const t = await getTranslations("tiers.table");
  const {
    knownFollowers = 0,
    knownPosts = 0,
    leadingFollowers = 0,
    watchedFromRemoved = 0,
    creditForReach = 0,
  } = thresholds;
  if (level === 0) return t("from0");
  if (level === 1)
    return t("from1", { days, removed: watchedFromRemoved, followers: knownFollowers, credit: creditForReach });
  if (level === 3) return t("from3", { followers: knownFollowers, days, posts: knownPosts });
  return level === 4 ? t("from4", { followers: leadingFollowers }) : t("from2");
}

async function reviewOf({ reviewFirst, advertsFirst }: LevelRuleView): Promise<string> {
  const t = await getTranslations("tiers");
  const list = new Intl.ListFormat(await getLocale(), { type: "conjunction" });
  const kinds = reviewFirst.map((kind) => t(`kindOf.${kind}`));
  if (advertsFirst && !reviewFirst.includes("post")) kinds.push(t("kindOf.advert"));
  return kinds.length === 0 ? t("table.none") : list.format(kinds);
}
