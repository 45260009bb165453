import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { Columns } from "@/components/shell/columns";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import type { PublicRule } from "@/server/features/moderation/contract/rules";
import { formatDate } from "@/server/shared/dates";
import { ruleAnchor } from "@/server/shared/rule-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rules.public"))("title") };
}

/** Every review rule that is or was in force, each version under its own anchor: what a statement of reasons leads to. Never terms or patterns. */
export default async function PublicRulesPage() {
  const [t, locale] = [await getTranslations("rules.public"), await getLocale()];
  const versions = await answerOf(caller().moderation.publicRules({}));
  const rules = new Map<string, PublicRule[]>();
  for (const version of versions) rules.set(version.id, [...(rules.get(version.id) ?? []), version]);
  return (
    <Columns>
      <Link
        href={"/agreements" as Route /* a page of the app */}
        prefetch={false}
        className="link inline-flex items-center gap-1 self-start text-small"
      >
        <Icon name="arrow-left" className="size-4" />
        {t("documents")}
      </Link>
      <div>
        <h1>{t("title")}</h1>
        <p className="text-ink-soft">{t("lead")}</p>
      </div>
      {rules.size === 0 ? <EmptyState icon={<Icon name="list-filter" />} title={t("empty")} /> : null}
      {[...rules].map(([id, ofRule]) => (
        <Card key={id} aria-labelledby={id}>
          <h2 id={id}>{ofRule[0]?.title[locale]}</h2>
          <ol className="flex flex-col divide-y divide-line">
            {ofRule.map((rule) => (
              <Version
                key={rule.version}
                rule={rule}
                title={rule.title[locale] === ofRule[0]?.title[locale] ? null : rule.title[locale]}
              />
            ))}
          </ol>
        </Card>
      ))}
    </Columns>
  );
}

/** One version; `title` where it had another name than the newest. */
async function Version({ rule, title }: { rule: PublicRule; title: string | null }) {
  const [t, words, measures, locale] = [
    await getTranslations("rules.public"),
    await getTranslations("rules"),
    await getTranslations("measures"),
    await getLocale(),
  ];
  const since = formatDate(rule.since, locale);
  return (
    <li id={ruleAnchor(rule)} className="scroll-mt-18 py-3 target:rounded-control target:bg-brand-soft target:px-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t("version", { version: rule.version })}</span>
        <Badge tone={rule.until ? "neutral" : "ok"} icon={<Icon name={rule.until ? "clock-3" : "check"} />}>
          {rule.until ? t("was", { since, until: formatDate(rule.until, locale) }) : t("inForce", { since })}
        </Badge>
      </p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 text-small">
        {title ? (
          <>
            <dt className="text-ink-soft">{t("name")}</dt>
            <dd>{title}</dd>
          </>
        ) : null}
        <dt className="text-ink-soft">{t("about")}</dt>
        <dd>
          {t("aboutValue", { category: measures(`category.${rule.category}`), class: words(`class.${rule.class}`) })}
        </dd>
        <dt className="text-ink-soft">{t("line")}</dt>
        <dd>{measures(`bottomLine.${rule.bottomLine}`)}</dd>
        <dt className="text-ink-soft">{t("follows")}</dt>
        <dd>{t(`action.${rule.action}`)}</dd>
      </dl>
    </li>
  );
}
