import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { DocumentText } from "@/components/accounts/document-text";
import { Columns } from "@/components/shell/columns";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import type { DocumentView } from "@/server/features/accounts/contract";
import { formatDate } from "@/server/shared/dates";
import { documentKeys } from "@/server/shared/documents";

/** The document of this key and version; the not-found page where there is none. Without a version, the one in effect. */
export function findDocument(key: string, version?: string): Promise<DocumentView> {
  const known = documentKeys.find((one) => one === key);
  if (!known || (version !== undefined && !/^[1-9]\d{0,5}$/.test(version))) notFound();
  return answerOf(caller().accounts.document({ key: known, version: version ? Number(version) : undefined }));
}

/** One version of a document with its history; each version leads to what changed in it. */
export async function DocumentPage({ document }: { document: DocumentView }) {
  const [t, locale] = [await getTranslations("agreements"), await getLocale()];
  const dated = ({ is, effectiveAt }: DocumentView["versions"][number]) =>
    t(is === "coming" ? "future" : "effective", { date: formatDate(effectiveAt, locale) });
  const shown = document.versions.find(({ version }) => version === document.version);
  const history = (
    <Card aria-labelledby="history">
      <h2 id="history" className="mb-2">
        {t("history")}
      </h2>
      <ul className="flex flex-col gap-3">
        {document.versions.map((one) => (
          <li key={one.version}>
            <p className="flex flex-wrap items-center gap-2">
              <Link
                href={`/agreements/${document.key}/${one.version}`}
                prefetch={false}
                aria-current={one.version === document.version ? "page" : undefined}
                className={one.version === document.version ? "font-medium" : "link"}
              >
                {t("version", { version: one.version })}
              </Link>
              {one.is === "current" ? (
                <Badge tone="ok" icon={<Icon name="check" />}>
                  {t("current")}
                </Badge>
              ) : null}
            </p>
            <p className="text-ink-soft text-small">{dated(one)}</p>
            {one.version > 1 ? (
              <p className="text-small">
                <Link
                  href={`/agreements/${document.key}/difference?from=${one.version - 1}&to=${one.version}`}
                  prefetch={false}
                  className="link"
                >
                  {t("compare")}
                </Link>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
  return (
    <Columns aside={history}>
      <Link href="/agreements" prefetch={false} className="link inline-flex items-center gap-1 self-start text-small">
        <Icon name="arrow-left" className="size-4" />
        {t("backToList")}
      </Link>
      <div>
        <h1>{document.title}</h1>
        <p className="text-ink-soft text-small">
          {t("version", { version: document.version })}
          {shown ? ` · ${dated(shown)}` : null}
        </p>
      </div>
      <Card>
        <DocumentText text={document.text} />
      </Card>
      <p className="text-ink-faint text-small">
        {t("hash")}
        <br />
        <code className="font-mono">{document.hash}</code>
      </p>
      <div className="xl:hidden">{history}</div>
    </Columns>
  );
}
