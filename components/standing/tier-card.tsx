import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { OwnTierView, TierTableView, TierView } from "@/server/features/tiers/contract";
import { formatInstant } from "@/server/shared/dates";

const tones: readonly Tone[] = ["danger", "warn", "neutral", "brand", "brand"];

/** One's own class and level: what they follow from, what they allow, and what would change them. */
export function TierCard({ own, table }: { own: OwnTierView; table: TierTableView }) {
  const t = useTranslations("tiers");
  const name = useTierName();
  return (
    <Card>
      <CardHeader
        title={t("own.title")}
        actions={
          <Badge tone={tones[own.level] ?? "neutral"} icon={<Icon name="award" />}>
            {name(own)}
          </Badge>
        }
      />
      <h3 className="font-medium">{t("own.why")}</h3>
      <Inputs own={own} days={table.periodDays} />
      <h3 className="mt-4 font-medium">{t("own.allows")}</h3>
      <Allowed own={own} />
      <h3 className="mt-4 font-medium">{t("own.rise")}</h3>
      <div className="text-ink-soft">
        <Rise own={own} table={table} />
        {own.next ? <p>{t("own.next", nameParts(own.next, t))}</p> : null}
      </div>
      <History own={own} />
      <p className="mt-3">
        <Link href={"/levels" as Route /* a page of the app */} prefetch={false} className="link">
          {t("own.table")}
        </Link>
      </p>
    </Card>
  );
}

function Inputs({ own, days }: { own: OwnTierView; days: number }) {
  const t = useTranslations("tiers.own");
  const { kind, posts, adverts, removed, followers, creditLevel } = own.inputs;
  return (
    <dl className="mt-1 grid grid-cols-[7rem_1fr] gap-x-4 gap-y-1 text-small">
      <Row label={t("kind")}>{t(`kinds.${kind}`)}</Row>
      <Row label={t("content", { days })}>{t("contentText", { posts, adverts, removed })}</Row>
      <Row label={t("followers")}>{t("followersText", { followers })}</Row>
      <Row label={t("credit")}>{t("creditText", { level: creditLevel })}</Row>
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint">{label}</dt>
      <dd className="text-ink-soft tabular-nums">{children}</dd>
    </>
  );
}

function Allowed({ own }: { own: OwnTierView }) {
  const t = useTranslations("tiers");
  const acts = useTranslations("privacy.act");
  const { rule, limits } = own;
  const waits = [
    ...rule.reviewFirst,
    ...(rule.advertsFirst && rule.reviewFirst.length < 2 ? (["advert"] as const) : []),
  ];
  const words = limits.map(({ act, perDay }) => t("own.limit", { act: acts(act), count: perDay }));
  const list = new Intl.ListFormat(useLocale(), { type: "conjunction" });
  const mayBeHot = rule.hotList && own.class !== "commercial" && own.class !== "unverified";
  return (
    <ul className="mt-1 flex flex-col gap-1 text-ink-soft text-small">
      <Line icon={waits.length === 0 ? "circle-check" : "hourglass"}>
        {waits.length === 0
          ? t("own.reviewNone")
          : t("own.reviewFirst", { kinds: list.format(waits.map((kind) => t(`kindOf.${kind}`))) })}
      </Line>
      <Line icon={mayBeHot ? "circle-check" : "ban"}>{t(mayBeHot ? "own.hotList" : "own.noHotList")}</Line>
      <Line icon="calendar">{t("own.perDay", { limits: list.format(words) })}</Line>
    </ul>
  );
}

function Line({ icon, children }: { icon: "circle-check" | "hourglass" | "ban" | "calendar"; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <Icon name={icon} className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      <span>{children}</span>
    </li>
  );
}

function Rise({ own, table }: { own: OwnTierView; table: TierTableView }) {
  const t = useTranslations("tiers.own");
  const { thresholds, periodDays: days } = table;
  const {
    knownFollowers = 0,
    knownPosts = 0,
    leadingFollowers = 0,
    watchedFromRemoved = 0,
    creditForReach = 0,
  } = thresholds;
  const { inputs, level } = own;
  if (inputs.kind === "unverified") return <p>{t("toUnverified")}</p>;
  if (inputs.creditLevel === 0) return <p>{t("toCredit", { level: 1 })}</p>;
  if (inputs.removed >= watchedFromRemoved) return <p>{t("toClean", { days, removed: watchedFromRemoved })}</p>;
  if (level === 1) return <p>{t("toCredit", { level: creditForReach })}</p>;
  if (level === 2) return <p>{t("toKnown", { followers: knownFollowers, days, posts: knownPosts })}</p>;
  return <p>{level === 3 ? t("toLeading", { followers: leadingFollowers }) : t("highest")}</p>;
}

function History({ own }: { own: OwnTierView }) {
  const t = useTranslations("tiers.own");
  const name = useTierName();
  const locale = useLocale();
  return (
    <details className="mt-4">
      <summary className="cursor-pointer font-medium">{t("history")}</summary>
      {own.history.length === 0 ? <p className="mt-1 text-ink-soft text-small">{t("noHistory")}</p> : null}
      <ol className="mt-1 divide-y divide-line text-small">
        {own.history.map((change) => (
          <li key={change.at} className="flex flex-wrap justify-between gap-x-3 py-1.5">
            <span>
              {change.from
                ? t("changed", { from: name(change.from), to: name(change) })
                : t("first", { to: name(change) })}
            </span>
            <time dateTime={change.at} className="text-ink-faint tabular-nums">
              {formatInstant(change.at, locale)}
            </time>
          </li>
        ))}
      </ol>
    </details>
  );
}

type Words = ReturnType<typeof useTranslations<"tiers">>;

function nameParts(tier: TierView, t: Words): { class: string; level: string } {
  return { class: t(`class.${tier.class}`), level: t(`level.${tier.level}` as "level.0") }; // every level has its word
}

function useTierName(): (tier: TierView) => string {
  const t = useTranslations("tiers");
  return (tier) => t("onProfile", nameParts(tier, t));
}
