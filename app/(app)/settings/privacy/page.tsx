import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import type { AccessHistory } from "@/server/features/privacy/contract";
import { formatInstant } from "@/server/shared/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("title") };
}

export default async function PrivacyPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const { before } = await searchParams;
  const [history, kept] = await answerOf(
    Promise.all([caller().privacy.accessHistory(before ? { before } : {}), caller().privacy.keeping({})]),
  );
  const t = await getTranslations("privacy");
  return (
    <SettingsFrame>
      <h2>{t("title")}</h2>
      <p className="text-ink-soft">{t("lead")}</p>
      <History history={history} />
      <Kept months={kept.logMonths} />
    </SettingsFrame>
  );
}

async function History({ history }: { history: AccessHistory }) {
  const t = await getTranslations("privacy");
  const locale = await getLocale();
  return (
    <Card>
      <CardHeader title={t("history.title")} />
      <p className="text-ink-soft text-small">{t("history.lead")}</p>
      {history.accesses.length === 0 ? (
        <EmptyState icon={<Icon name="eye-off" />} title={t("history.empty")}>
          {t("history.emptyHint")}
        </EmptyState>
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {history.accesses.map((access) => (
            <li key={access.id} className="flex flex-wrap items-baseline gap-x-3 py-2">
              <span>{t(`what.${access.what}`)}</span>
              <span className="text-ink-soft text-small">
                {t("history.by", { role: t(`role.${access.role}`), purpose: t(`purpose.${access.purpose}`) })}
              </span>
              <time dateTime={access.at} className="ml-auto text-ink-faint text-small tabular-nums">
                {formatInstant(access.at, locale)}
              </time>
            </li>
          ))}
        </ul>
      )}
      {history.next ? (
        <p className="mt-2">
          <Link
            href={`/settings/privacy?before=${history.next}` as Route /* this page */}
            prefetch={false}
            className="link"
          >
            {t("history.more")}
          </Link>
        </p>
      ) : null}
    </Card>
  );
}

const kinds = ["identity", "phone", "logs", "content", "credit"] as const;

async function Kept({ months }: { months: number }) {
  const t = await getTranslations("privacy");
  return (
    <Card>
      <CardHeader title={t("kept.title")} />
      <ul className="divide-y divide-line">
        {kinds.map((kind) => (
          <li key={kind} className="py-3">
            <p className="font-medium">{t(`kept.${kind}.what`)}</p>
            <dl className="mt-1 grid gap-x-4 gap-y-0.5 text-small sm:grid-cols-[5rem_1fr]">
              <dt className="text-ink-faint">{t("kept.why")}</dt>
              <dd className="text-ink-soft">{t(`kept.${kind}.why`)}</dd>
              <dt className="text-ink-faint">{t("kept.howLong")}</dt>
              <dd className="text-ink-soft">{t(`kept.${kind}.howLong`, { months })}</dd>
              <dt className="text-ink-faint">{t("kept.how")}</dt>
              <dd className="text-ink-soft">{t(`kept.${kind}.how`)}</dd>
            </dl>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-ink-soft">{t("none")}</p>
      <p className="mt-2">
        <Link href={"/agreements/privacy-policy" as Route /* a page of the app */} prefetch={false} className="link">
          {t("policy")}
        </Link>
      </p>
    </Card>
  );
}
