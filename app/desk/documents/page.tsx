import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { RefusedPage } from "@/app/desk/refused-page";
import { ConsolePage } from "@/components/shell/console-shell";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { RowLink, Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.desk"))("title") };
}

/** The platform's documents: which version is in effect, which one waits. */
export default async function DocumentsPage() {
  const t = await getTranslations("agreements.desk");
  const words = await getTranslations("agreements");
  const asked = await answerOrRefusal(caller().accounts.documentSummaries({}));
  if ("refusal" in asked) return <RefusedPage title={t("title")} refusal={asked.refusal} />;
  const columns = (["document", "current", "since", "coming", "acceptance"] as const).map((key) => ({
    key,
    label: t(key),
  }));
  return (
    <ConsolePage title={t("title")}>
      <p className="max-w-180 text-ink-soft">{t("lead")}</p>
      {asked.answer.length === 0 ? (
        <EmptyState icon={<Icon name="book-open-text" />} title={words("empty")} />
      ) : (
        <Table caption={t("title")} columns={columns}>
          {asked.answer.map((document) => (
            <TableRow key={document.key}>
              <TableCell className="min-w-40">
                <RowLink href={`/desk/documents/${document.key}` as Route /* a page of ours */}>
                  {document.title}
                </RowLink>
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {document.current === null ? t("none") : words("version", { version: document.current })}
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <Time at={document.effectiveAt} style="absolute" />
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {document.coming ? (
                  <Badge tone="warn" icon={<Icon name="clock-3" />}>
                    {words("version", { version: document.coming.version })} ·{" "}
                    <Time at={document.coming.effectiveAt} style="absolute" />
                  </Badge>
                ) : (
                  <span className="text-ink-faint">{t("none")}</span>
                )}
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {document.needsAcceptance ? words("needsAcceptance") : t("noAcceptance")}
              </TableCell>
            </TableRow>
          ))}
        </Table>
      )}
    </ConsolePage>
  );
}
