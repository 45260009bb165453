import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { caller } from "@/server/api/bridge";
import { formatInstant } from "@/server/shared/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.own"))("title") };
}

/** What the person accepted: which version of which document, by hash and time. */
export default async function OwnAgreementsPage() {
  const acceptances = await answerOf(caller().accounts.acceptances({}));
  const [t, all, locale] = [
    await getTranslations("agreements.own"),
    await getTranslations("agreements"),
    await getLocale(),
  ];
  return (
    <SettingsFrame>
      <div>
        <h2>{t("title")}</h2>
        <p className="text-ink-soft">{t("lead")}</p>
      </div>
      {acceptances.length === 0 ? (
        <EmptyState icon={<Icon name="file-text" />} title={t("empty")} />
      ) : (
        <Table
          caption={t("title")}
          columns={[
            { key: "document", label: t("document") },
            { key: "version", label: t("version") },
            { key: "time", label: t("time") },
            { key: "hash", label: t("hash") },
          ]}
        >
          {acceptances.map(({ key, title, version, hash, acceptedAt }) => (
            <TableRow key={`${key}@${version}`}>
              <TableCell>
                <Link href={`/agreements/${key}/${version}`} prefetch={false} className="link">
                  {title}
                </Link>
              </TableCell>
              <TableCell className="whitespace-nowrap">{all("version", { version })}</TableCell>
              <TableCell className="whitespace-nowrap">{formatInstant(acceptedAt, locale)}</TableCell>
              <TableCell>
                <code title={hash} className="font-mono">
                  {hash.slice(0, 12)}…
                </code>
              </TableCell>
            </TableRow>
          ))}
        </Table>
      )}
      <p>
        <Link href="/agreements" prefetch={false} className="link">
          {all("backToList")}
        </Link>
      </p>
    </SettingsFrame>
  );
}
