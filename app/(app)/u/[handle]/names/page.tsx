import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { answerOf } from "@/app/answer";
import { Columns } from "@/components/shell/columns";
import { Card } from "@/components/ui/card";
import { caller } from "@/server/api/bridge";
import { formatDate } from "@/server/shared/dates";

interface Props {
  params: Promise<{ handle: string }>;
}

const findNames = cache((handle: string) => answerOf(caller().accounts.formerNames({ handle })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { account } = await findNames((await params).handle);
  return { title: (await getTranslations("accounts.formerNames"))("title", { name: account.nickname }) };
}

/** The names that an account has had, and until when. */
export default async function FormerNamesPage({ params }: Props) {
  const { account, names, perYear } = await findNames((await params).handle);
  const t = await getTranslations("accounts.formerNames");
  const locale = await getLocale();
  return (
    <Columns>
      <h1>{t("title", { name: account.nickname })}</h1>
      <Card className="flex flex-col gap-4">
        {names.length === 0 ? (
          <p className="text-ink-soft">{t("none")}</p>
        ) : (
          <ol className="divide-y divide-line">
            {names.map(({ nickname, until }) => (
              <li key={until} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
                <span>
                  <bdi>{nickname}</bdi>
                </span>
                <span className="text-ink-soft text-small">{t("until", { date: formatDate(until, locale) })}</span>
              </li>
            ))}
          </ol>
        )}
        <p className="text-ink-soft text-small">{t("note", { count: perYear })}</p>
        <Link href={`/u/${account.handle}` as Route /* handles are digits */} prefetch={false} className="link w-fit">
          {t("back")}
        </Link>
      </Card>
    </Columns>
  );
}
