import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { OwnRecords } from "@/components/compliance/own-records";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyableNumber } from "@/components/ui/copyable-number";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("records"))("title") };
}

/** What is sealed, with which key, up to where; how to check it; and, for whoever is signed in, receipts of their own records. */
export default async function RecordsPage() {
  const [{ keyId, publicKey, heads }, mine, t] = await Promise.all([
    answerOf(caller().compliance.heads({})),
    findMe().then((me) => (me ? answerOf(caller().compliance.myRecords({})) : null)),
    getTranslations("records"),
  ]);
  return (
    <main id="content" tabIndex={-1} className="flex min-w-0 max-w-220 flex-1 flex-col gap-4 focus:outline-none">
      <h1>{t("title")}</h1>
      <p className="max-w-180 text-ink-soft">{t("intro")}</p>
      <Card>
        <CardHeader title={t("what.title")} />
        <ul className="flex max-w-180 list-disc flex-col gap-2 pl-5">
          <li>{t("what.rows")}</li>
          <li>{t("what.heads")}</li>
          <li>{t("what.receipts")}</li>
          <li>{t("what.private")}</li>
        </ul>
      </Card>
      <Card>
        <CardHeader title={t("heads.title")} />
        <p className="mb-3 text-ink-soft">{heads.length > 0 ? t("heads.hint") : t("heads.empty")}</p>
        {heads.length > 0 ? (
          <Table
            caption={t("heads.title")}
            columns={[
              { key: "chain", label: t("heads.chain") },
              { key: "seq", label: t("heads.seq"), numeric: true },
              { key: "hash", label: t("heads.hash") },
              { key: "signedAt", label: t("heads.signedAt") },
            ]}
          >
            {heads.map((head) => (
              <TableRow key={head.chain}>
                <TableCell className="whitespace-nowrap font-medium">{t(`chains.${head.chain}`)}</TableCell>
                <TableCell numeric className="whitespace-nowrap">
                  {head.seq}
                </TableCell>
                <TableCell className="min-w-60 select-all font-mono">{head.hash}</TableCell>
                <TableCell className="whitespace-nowrap">
                  <Time at={head.signedAt} style="absolute" />
                </TableCell>
              </TableRow>
            ))}
          </Table>
        ) : null}
      </Card>
      <Card>
        <CardHeader title={t("key.title")} />
        <p className="text-ink-soft">{t("key.hint")}</p>
        <p className="my-2">
          {t("key.id")} <CopyableNumber name={t("key.id")} value={keyId} />
        </p>
        <pre className="select-all whitespace-pre-wrap rounded-control bg-sunken p-3 font-mono text-small">
          {publicKey}
        </pre>
      </Card>
      <Card>
        <CardHeader title={t("verify.title")} />
        <ol className="flex max-w-180 list-decimal flex-col gap-2 pl-5">
          <li>{t("verify.one")}</li>
          <li>
            {t("verify.two")}
            <pre className="mt-1 whitespace-pre-wrap rounded-control bg-sunken p-3 font-mono text-small">
              node verify-export.mjs records.ndjson receipt.json --key published-key.pem
            </pre>
          </li>
          <li>{t("verify.three")}</li>
        </ol>
        <p className="mt-3 flex flex-wrap gap-x-4">
          <Link href="/records/format" prefetch={false} className="link">
            {t("verify.format")}
          </Link>
          <Link href="/records/format#verifier" prefetch={false} className="link">
            {t("verify.verifier")}
          </Link>
        </p>
      </Card>
      <Card>
        <CardHeader title={t("mine.title")} />
        {mine ? (
          <>
            <p className="mb-3 text-ink-soft">{t("mine.hint")}</p>
            <OwnRecords records={mine.records} />
          </>
        ) : (
          <p className="text-ink-soft">{t("mine.signIn")}</p>
        )}
      </Card>
    </main>
  );
}
