import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { answerOf } from "@/app/answer";
import { Columns } from "@/components/shell/columns";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { VerifiedMark } from "@/components/ui/verified-mark";
import { caller } from "@/server/api/bridge";
import { formatDate } from "@/server/shared/dates";

interface Props {
  params: Promise<{ handle: string }>;
}

const findMark = cache((handle: string) => answerOf(caller().verification.markOf({ handle })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { account } = await findMark((await params).handle);
  return { title: (await getTranslations("verification.page"))("title", { name: account.nickname }) };
}

/** What was checked of an account, when, on which kinds of document, and until when it holds. */
export default async function MarkPage({ params }: Props) {
  const mark = await findMark((await params).handle);
  const t = await getTranslations("verification");
  const locale = await getLocale();
  const { account } = mark;
  const country = mark.country === null ? null : new Intl.DisplayNames(locale, { type: "region" }).of(mark.country);
  const rows: [string, string | null | undefined][] = [
    [t("page.of"), mark.text],
    [t("page.class"), t(`class.${mark.class}`)],
    [t("page.country"), country],
    [
      t("page.documents"),
      mark.documents.map((document) => t(`document.${document}`)).join(locale === "zh-CN" ? "、" : ", "),
    ],
    [t("page.checked"), formatDate(mark.checkedAt, locale)],
    [t("page.until"), mark.inForce ? formatDate(mark.expiresAt, locale) : null],
  ];
  return (
    <Columns>
      <h1>{t("page.title", { name: account.nickname })}</h1>
      <Card className="flex flex-col gap-4">
        <div className="flex items-center gap-3">
          <Avatar id={account.id} name={account.nickname} src={account.avatarUrl} />
          <div className="min-w-0">
            <p className="font-medium">
              <bdi>{account.nickname}</bdi>
            </p>
            <VerifiedMark mark={account.mark} />
          </div>
        </div>
        <p className="flex items-start gap-2">
          <Icon
            name={mark.inForce ? "circle-check" : "clock-3"}
            className={mark.inForce ? "mt-1 size-4 text-ok" : "mt-1 size-4 text-warn"}
          />
          {mark.inForce
            ? t("page.inForce")
            : `${t("page.ended", { because: t(`ended.${mark.endedBecause ?? "expired"}`) })} ${t("page.endedOn", { date: formatDate(mark.endedAt ?? mark.expiresAt, locale) })}`}
        </p>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
          {rows.map(([label, value]) =>
            value ? (
              <div key={label} className="contents">
                <dt className="text-ink-soft">{label}</dt>
                <dd className="min-w-0 break-words max-sm:mb-2">{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
        <p className="text-ink-soft text-small">{t("page.note")}</p>
        <Link href={`/u/${account.handle}` as Route /* handles are digits */} prefetch={false} className="link w-fit">
          {t("page.back")}
        </Link>
      </Card>
    </Columns>
  );
}
