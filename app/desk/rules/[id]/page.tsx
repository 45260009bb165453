import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { answerOf } from "@/app/answer";
import { ReplayCard } from "@/components/moderation/rules/replay-card";
import { RuleEditor } from "@/components/moderation/rules/rule-editor";
import { RuleStateBadge } from "@/components/moderation/rules/rule-state-badge";
import { RuleSwitch } from "@/components/moderation/rules/rule-switch";
import { TryBox } from "@/components/moderation/rules/try-box";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { caller } from "@/server/api/bridge";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ v?: string | string[] }>;
}

const findVersions = cache((id: string) => answerOf(caller().moderation.ruleVersions({ id })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [newest] = await findVersions((await params).id);
  return { title: newest?.rule.title[await getLocale()] ?? "" };
}

/** One rule: its versions, and for the chosen one the text, a try-it box, the replay and the switch. */
export default async function RulePage({ params, searchParams }: Props) {
  const { id } = await params;
  const versions = await findVersions(id);
  const t = await getTranslations("rules");
  const locale = await getLocale();
  const wanted = Number([(await searchParams).v].flat()[0]);
  const shown = versions.find(({ version }) => version === wanted) ?? versions[0];
  if (!shown) return null;
  const isOn = versions.some(({ state }) => state === "on");
  const stamps = [
    ["written", shown.writtenAt],
    ["replayed", shown.replayedAt],
    ["switchedOn", shown.switchedOnAt],
    ["retired", shown.retiredAt],
  ] as const;
  return (
    <WithMessages namespaces={["rules", "measures"]}>
      <ConsolePage
        title={shown.rule.title[locale]}
        actions={
          <>
            <ButtonLink
              href={"/desk/rules" as Route /* a page of ours */}
              size="small"
              variant="quiet"
              icon={<Icon name="arrow-left" />}
            >
              {t("page.back")}
            </ButtonLink>
            <RuleSwitch id={id} shown={shown} isOn={isOn} />
          </>
        }
      >
        <nav aria-label={t("page.versions")} className="flex flex-wrap gap-2">
          {versions.map(({ version, state }) => (
            <Link
              key={version}
              href={`/desk/rules/${id}?v=${version}` as Route /* a page of ours */}
              prefetch={false}
              aria-current={version === shown.version ? "page" : undefined}
              className={cx(
                "flex items-center gap-2 rounded-control border px-3 py-1 text-small",
                version === shown.version ? "border-brand bg-brand-soft" : "border-line bg-surface hover:bg-sunken",
              )}
            >
              {t("page.current", { version })}
              <RuleStateBadge state={state}>{t(`state.${state}`)}</RuleStateBadge>
            </Link>
          ))}
        </nav>
        <p className="flex flex-wrap gap-x-4 text-ink-soft text-small">
          {stamps.map(([name, at]) =>
            at ? (
              <span key={name}>
                {t(`page.${name}`)} <Time at={at} style="absolute" />
              </span>
            ) : null,
          )}
        </p>
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <Card>
            <CardHeader title={t("page.edit")} />
            <p className="-mt-2 mb-4 text-ink-soft text-small">{t("page.editHint")}</p>
            <RuleEditor key={shown.version} from={shown.rule} />
          </Card>
          <div className="flex flex-col gap-4">
            <Card>
              <CardHeader title={t("try.title")} />
              <TryBox key={shown.version} id={id} version={shown.version} />
            </Card>
            {shown.replay || shown.state === "draft" || shown.state === "replayed" ? (
              <Card>
                <CardHeader title={t("replay.title")} />
                <ReplayCard
                  key={shown.version}
                  id={id}
                  version={shown.version}
                  initial={shown.replay}
                  isOpen={shown.state === "draft" || shown.state === "replayed"}
                />
              </Card>
            ) : null}
          </div>
        </div>
      </ConsolePage>
    </WithMessages>
  );
}
