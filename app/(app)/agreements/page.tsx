import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { AcceptForm } from "@/components/accounts/accept-form";
import { ClauseList } from "@/components/accounts/document-text";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { formatDate } from "@/server/shared/dates";
import { sevenLines } from "@/server/shared/documents";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements"))("title") };
}

/** All documents in effect, for everyone; to whoever is signed in, first those that wait for them. */
export default async function AgreementsPage() {
  const [me, documents] = await Promise.all([findMe(), answerOf(caller().accounts.documents({}))]);
  const waiting = documents.filter(({ key }) => me?.missing.documents.includes(key));
  const lines = waiting.some(({ key }) => key === sevenLines)
    ? await answerOf(caller().accounts.document({ key: sevenLines }))
    : null;
  const [t, locale] = [await getTranslations("agreements"), await getLocale()];
  return (
    <WithMessages namespaces={["accounts", "agreements"]}>
      <Columns>
        <div>
          <h1>{t("title")}</h1>
          <p className="text-ink-soft">{t("lead")}</p>
        </div>
        {waiting.length > 0 ? (
          <Card className="border-brand">
            <CardHeader title={t("waiting")} />
            <p className="mb-4 text-ink-soft">{t("waitingLead")}</p>
            <AcceptForm documents={waiting} lines={lines ? <ClauseList text={lines.text} /> : null} />
          </Card>
        ) : null}
        {documents.length === 0 ? <EmptyState icon={<Icon name="book-open-text" />} title={t("empty")} /> : null}
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {documents.map((document) => (
            <li key={document.key} className="relative flex items-start gap-3 p-4 hover:bg-sunken">
              <Icon name="file-text" className="mt-1 size-5 text-ink-faint" />
              <div className="min-w-0 flex-1">
                <Link
                  href={`/agreements/${document.key}`}
                  prefetch={false}
                  className="font-medium after:absolute after:inset-0"
                >
                  {document.title}
                </Link>
                <p className="text-ink-soft text-small">
                  {t("version", { version: document.version })}
                  {" · "}
                  {t("effective", { date: formatDate(document.effectiveAt, locale) })}
                  {document.needsAcceptance ? ` · ${t("needsAcceptance")}` : null}
                </p>
                {document.acceptedAt ? (
                  <p className="flex items-center gap-1.5 text-ok text-small">
                    <Icon name="circle-check" className="size-3.5" />
                    {t("accepted", { date: formatDate(document.acceptedAt, locale) })}
                  </p>
                ) : null}
              </div>
              <Icon name="chevron-right" className="mt-1 size-5 text-ink-faint" />
            </li>
          ))}
        </ul>
        <Link
          href={"/rules" as Route /* a page of the app */}
          prefetch={false}
          className="link inline-flex items-center gap-1 self-start"
        >
          {t("reviewRules")}
          <Icon name="arrow-right" className="size-4" />
        </Link>
      </Columns>
    </WithMessages>
  );
}
