import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { DifferenceLines } from "@/components/accounts/difference-lines";
import { Columns } from "@/components/shell/columns";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { documentKeys } from "@/server/shared/documents";

interface Props {
  params: Promise<{ key: string }>;
  searchParams: Promise<{ from?: string; to?: string }>;
}

async function findDifference({ params, searchParams }: Props) {
  const [{ key: asked }, { from = "", to = "" }] = await Promise.all([params, searchParams]);
  const key = documentKeys.find((one) => one === asked);
  if (!key || !/^[1-9]\d{0,5}$/.test(from) || !/^[1-9]\d{0,5}$/.test(to)) notFound();
  const versions = { key, from: Number(from), to: Number(to) };
  return { ...versions, ...(await answerOf(caller().accounts.documentDifference(versions))) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, from, to } = await findDifference(props);
  return { title: (await getTranslations("agreements"))("compareTitle", { title, from, to }) };
}

/** What changed between two versions of a document. */
export default async function DifferencePage(props: Props) {
  const { key, title, from, to, lines } = await findDifference(props);
  const t = await getTranslations("agreements");
  return (
    <Columns>
      <Link
        href={`/agreements/${key}/${to}`}
        prefetch={false}
        className="link inline-flex items-center gap-1 self-start text-small"
      >
        <Icon name="arrow-left" className="size-4" />
        {t("read")}
      </Link>
      <h1>{t("compareTitle", { title, from, to })}</h1>
      {lines.every(({ is }) => is === "same") ? (
        <EmptyState icon={<Icon name="check" />} title={t("noDifference")} />
      ) : (
        <DifferenceLines lines={lines} />
      )}
    </Columns>
  );
}
