import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { answerOrRefusal } from "@/app/answer";
import { RefusedPage } from "@/app/desk/refused-page";
import { DocumentForm } from "@/components/accounts/document-form";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import type { DocumentSource } from "@/server/features/accounts/contract";
import { formatDate } from "@/server/shared/dates";
import { documentKeys } from "@/server/shared/documents";

interface Props {
  params: Promise<{ key: string }>;
}

const findSource = cache((key: string) => {
  const known = documentKeys.find((one) => one === key);
  if (!known) notFound();
  return answerOrRefusal(caller().accounts.documentSource({ key: known }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const asked = await findSource((await params).key);
  return { title: "answer" in asked ? asked.answer.titles[await getLocale()] : "" };
}

/** One document: its versions, and the next one's draft in both languages. */
export default async function DocumentDraftPage({ params }: Props) {
  const t = await getTranslations("agreements.desk");
  const asked = await findSource((await params).key);
  if ("refusal" in asked) return <RefusedPage title={t("title")} refusal={asked.refusal} />;
  const source = asked.answer;
  const next = (source.versions[0]?.version ?? 0) + 1;
  return (
    <WithMessages namespaces={["agreements"]}>
      <ConsolePage
        title={source.titles[await getLocale()]}
        actions={
          <ButtonLink
            href={"/desk/documents" as Route /* a page of ours */}
            size="small"
            variant="quiet"
            icon={<Icon name="arrow-left" />}
          >
            {t("back")}
          </ButtonLink>
        }
      >
        <div className="flex flex-col gap-4 xl:flex-row xl:items-start">
          <Card className="min-w-0 flex-1">
            <CardHeader title={t("draft", { version: next })} />
            <DocumentForm key={next} source={source} next={next} />
          </Card>
          <div className="xl:w-80 xl:shrink-0">
            <Versions source={source} />
          </div>
        </div>
      </ConsolePage>
    </WithMessages>
  );
}

async function Versions({ source }: { source: DocumentSource }) {
  const [t, words, locale] = [
    await getTranslations("agreements.desk"),
    await getTranslations("agreements"),
    await getLocale(),
  ];
  return (
    <Card>
      <CardHeader title={words("history")} />
      <ol className="flex flex-col gap-3">
        {source.versions.map((one) => (
          <li key={one.version} className="text-small">
            <p className="flex flex-wrap items-center gap-2">
              <Link href={`/agreements/${source.key}/${one.version}`} prefetch={false} className="link" target="_blank">
                {words("version", { version: one.version })}
              </Link>
              {one.is === "current" ? (
                <Badge tone="ok" icon={<Icon name="check" />}>
                  {words("current")}
                </Badge>
              ) : null}
            </p>
            <p className="text-ink-soft">
              {words(one.is === "coming" ? "future" : "effective", { date: formatDate(one.effectiveAt, locale) })}
              {" · "}
              {one.needsAcceptance ? words("needsAcceptance") : t("noAcceptance")}
            </p>
            <p className="text-ink-faint">
              {one.publishedBy ? t("by", { name: one.publishedBy.nickname }) : t("byInstallation")}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
