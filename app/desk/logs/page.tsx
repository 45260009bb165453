import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { LogSearch } from "@/components/privacy/log-search";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Card, CardHeader } from "@/components/ui/card";
import { caller } from "@/server/api/bridge";
import type { LogRetentionView } from "@/server/features/privacy/contract";
import { formatDate, formatInstant } from "@/server/shared/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy.logs"))("title") };
}

export default async function LogsPage() {
  const [retention, me] = await Promise.all([answerOf(caller().privacy.logRetention({})), findMe()]);
  const t = await getTranslations("privacy.logs");
  const maySearch = me?.posts.some((post) => post === "privacy" || post === "compliance");
  return (
    <WithMessages namespaces={["privacy"]}>
      <ConsolePage title={t("title")}>
        <p className="max-w-180 text-ink-soft">{t("lead")}</p>
        {maySearch ? (
          <LogSearch from={retention.weekAgo} to={retention.today} mayOpen={me?.posts.includes("privacy") ?? false} />
        ) : null}
        <Retention retention={retention} />
      </ConsolePage>
    </WithMessages>
  );
}

async function Retention({ retention }: { retention: LogRetentionView }) {
  const t = await getTranslations("privacy.logs");
  const locale = await getLocale();
  return (
    <Card>
      <CardHeader title={t("retention")} />
      <p>
        {t("months", { months: retention.months })}
        {retention.oldestAt ? (
          <span className="text-ink-soft">
            {" "}
            · {t("oldest")} {formatInstant(retention.oldestAt, locale)}
          </span>
        ) : null}
      </p>
      <h3 className="mt-3">{t("purges")}</h3>
      {retention.purges.length === 0 ? <p className="text-ink-soft">{t("noPurge")}</p> : null}
      <ul className="divide-y divide-line text-small">
        {retention.purges.map((purge) => (
          <li key={purge.at} className="flex flex-wrap justify-between gap-x-4 py-1.5 tabular-nums">
            <span>{t("purged", { removed: purge.removed, before: formatDate(purge.before, locale) })}</span>
            <span className="text-ink-soft">{formatInstant(purge.at, locale)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
