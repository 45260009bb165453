import type { Metadata, Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { RefusedPage } from "@/app/desk/refused-page";
import { RuleStateBadge } from "@/components/moderation/rules/rule-state-badge";
import { ConsolePage } from "@/components/shell/console-shell";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { RowLink, Table, TableCell, TableRow } from "@/components/ui/table";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rules.list"))("title") };
}

/** Every review rule with what is in force of it and what waits. */
export default async function RulesPage() {
  const t = await getTranslations("rules");
  const categories = await getTranslations("measures.category");
  const locale = await getLocale();
  const asked = await answerOrRefusal(caller().moderation.rules({}));
  if ("refusal" in asked) return <RefusedPage title={t("list.title")} refusal={asked.refusal} />;
  const rules = asked.answer;
  const columns = ["rule", "category", "matcher", "action", "state"] as const;
  return (
    <ConsolePage
      title={t("list.title")}
      actions={
        <ButtonLink href={"/desk/rules/new" as Route /* a page of ours */} size="small" icon={<Icon name="plus" />}>
          {t("list.new")}
        </ButtonLink>
      }
    >
      {rules.length === 0 ? (
        <EmptyState icon={<Icon name="list-filter" />} title={t("list.empty")}>
          {t("list.emptyHint")}
        </EmptyState>
      ) : (
        <Table caption={t("list.caption")} columns={columns.map((key) => ({ key, label: t(`list.${key}`) }))}>
          {rules.map((rule) => (
            <TableRow key={rule.id}>
              <TableCell>
                <RowLink href={`/desk/rules/${rule.id}` as Route /* a page of ours */}>{rule.title[locale]}</RowLink>
                <span className="block font-mono text-ink-faint">{rule.id}</span>
              </TableCell>
              <TableCell>{categories(rule.category)}</TableCell>
              <TableCell>{t(`matcher.${rule.matcher as "terms" /* one of the kinds */}`)}</TableCell>
              <TableCell>{t(`action.${rule.action}`)}</TableCell>
              <TableCell>
                <span className="flex flex-wrap items-center gap-2">
                  <RuleStateBadge state={rule.on === null ? "retired" : "on"}>
                    {rule.on === null ? t("list.none") : t("list.inForce", { version: rule.on })}
                  </RuleStateBadge>
                  {rule.version === rule.on || rule.state === "retired" ? null : (
                    <RuleStateBadge state={rule.state}>
                      {t("list.newer", { version: rule.version, state: t(`state.${rule.state}`) })}
                    </RuleStateBadge>
                  )}
                </span>
              </TableCell>
            </TableRow>
          ))}
        </Table>
      )}
    </ConsolePage>
  );
}
