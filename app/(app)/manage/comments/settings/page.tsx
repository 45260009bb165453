import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { findKept, ManageFrame } from "@/app/(app)/manage/comments/manage-frame";
import { answerOf } from "@/app/answer";
import { LiftBar } from "@/components/comments/manage/lift-bar";
import { OwnPowers } from "@/components/comments/manage/own-powers";
import { PowersTable } from "@/components/comments/manage/powers-table";
import { ReviewFirstForm } from "@/components/comments/manage/review-first-form";
import { Avatar } from "@/components/ui/avatar";
import { Card, CardHeader } from "@/components/ui/card";
import { caller } from "@/server/api/bridge";
import { formatInstant } from "@/server/shared/dates";
import type { HideReason } from "@/server/shared/sections";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sections"))("part.settings") };
}

/** What holds under all posts of an account, which powers it has and why, whom it barred, and what stands in its record. */
export default async function CommentSettingsPage({ searchParams }: Props) {
  const kept = await findKept((await searchParams).of);
  const { ownerId, keeping } = kept;
  const [{ bars }, { powers }] = await Promise.all([
    answerOf(caller().comments.bars({ ownerId })),
    answerOf(caller().comments.powers({ ownerId })),
  ]);
  const t = await getTranslations("sections");
  const locale = await getLocale();
  return (
    <ManageFrame {...kept} place="settings">
      <Card>
        <CardHeader title={t("reviewFirst.title")} />
        <ReviewFirstForm
          ownerId={ownerId}
          on={keeping.reviewFirst}
          isGranted={keeping.powers.includes("review-first")}
          mayEnd={keeping.endable.includes("review-first")}
          why={keeping.responsibleNamed ? "notGranted" : "noResponsible"}
        />
      </Card>
      <Card className="flex flex-col gap-3">
        <CardHeader title={t("powers.title")} />
        <p className="text-ink-soft">{t("powers.lead", { level: keeping.ownerLevel })}</p>
        {keeping.role === "owner" ? (
          <OwnPowers ownerId={ownerId} powers={powers} lacksResponsible={!keeping.responsibleNamed} />
        ) : (
          <PowersTable own={keeping.ownerKind} />
        )}
        <p>
          <Link href={"/levels#powers" as Route /* a page of the app */} prefetch={false} className="link">
            {t("powers.table")}
          </Link>
        </p>
      </Card>
      <Card>
        <CardHeader title={t("bars.title")} />
        {bars.length === 0 ? (
          <p className="text-ink-soft">{t("bars.empty")}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {bars.map(({ account, reason, until }) => (
              <li key={account.id} className="flex items-center gap-3 py-2">
                <Avatar id={account.id} name={account.nickname} src={account.avatarUrl} size="small" />
                <div className="min-w-0 flex-1">
                  <p className="font-medium">
                    <bdi>{account.nickname}</bdi>
                  </p>
                  <p className="text-ink-soft text-small">
                    {t(`reason.${reason as HideReason}` /* one of the list */)} ·{" "}
                    {until ? t("bars.until", { until: formatInstant(until, locale) }) : t("bars.noEnd")}
                  </p>
                </div>
                {keeping.endable.includes("bar") ? <LiftBar ownerId={ownerId} accountId={account.id} /> : null}
              </li>
            ))}
          </ul>
        )}
      </Card>
      {keeping.ownerKind === "organisation" || keeping.ownerKind === "verified-organisation" ? (
        <Card>
          <CardHeader title={t("record.title")} />
          <p>
            {keeping.responsible
              ? t("record.responsible", { name: keeping.responsible.nickname })
              : t("record.noneResponsible")}
          </p>
          <p className="text-ink-soft">{t("record.lapses", keeping.lapses)}</p>
        </Card>
      ) : null}
    </ManageFrame>
  );
}
