import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { ResponsibleNote } from "@/components/comments/manage/responsible-note";
import { WithMessages } from "@/components/shell/with-messages";
import { Badge, type Tone } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { VerifiedMark } from "@/components/ui/verified-mark";
import { ApplicationForm } from "@/components/verification/application-form";
import { Findings } from "@/components/verification/findings";
import { GiveUpButton, WithdrawButton } from "@/components/verification/own-actions";
import { caller } from "@/server/api/bridge";
import type { ApplicationRow, MarkApplicationId, MarkView } from "@/server/features/verification/contract/applications";
import { formatDate } from "@/server/shared/dates";

const looks: Record<ApplicationRow["state"], { tone: Tone; icon: IconName }> = {
  waiting: { tone: "brand", icon: "hourglass" },
  approved: { tone: "ok", icon: "circle-check" },
  refused: { tone: "danger", icon: "ban" },
  withdrawn: { tone: "neutral", icon: "undo-2" },
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verification"))("title") };
}

/** One's own verified mark: whether one has it, what became of applications, and the form to apply or to correct. */
export default async function VerificationPage({ searchParams }: { searchParams: Promise<{ correct?: string }> }) {
  const { correct } = await searchParams;
  const [{ mark, applications }, me] = await Promise.all([answerOf(caller().verification.mine({})), findMe()]);
  const refused = applications.find(({ id, state }) => id === correct && state === "refused");
  const corrects = refused
    ? await answerOf(caller().verification.application({ applicationId: refused.id as MarkApplicationId })) // an id the server gave
    : null;
  const t = await getTranslations("verification");
  const isWaiting = applications.some(({ state }) => state === "waiting");
  return (
    <SettingsFrame>
      <WithMessages namespaces={["accounts", "verification"]}>
        <h2>{t("title")}</h2>
        <p className="text-ink-soft">{t("lead")}</p>
        {me ? <ResponsibleNote ownerId={me.account.id} responsible={me.responsibleDue} /> : null}
        <OwnMark mark={mark} />
        {me?.missing.identity ? (
          <Card>
            <p className="mb-3">{t("form.identityFirst")}</p>
            <ButtonLink href={"/settings/identity" as Route /* a page of the app */}>{t("form.toIdentity")}</ButtonLink>
          </Card>
        ) : isWaiting ? (
          <p className="text-ink-soft">{t("form.waiting")}</p>
        ) : (
          <ApplicationForm key={corrects?.id ?? "new"} corrects={corrects} hasMark={mark?.inForce ?? false} />
        )}
        <Applications applications={applications} />
      </WithMessages>
    </SettingsFrame>
  );
}

async function OwnMark({ mark }: { mark: MarkView | null }) {
  const t = await getTranslations("verification");
  const locale = await getLocale();
  return (
    <Card>
      <CardHeader title={t("own.title")} actions={mark?.inForce ? <GiveUpButton /> : null} />
      {mark ? (
        <div className="flex flex-col gap-1.5">
          <VerifiedMark mark={mark} />
          <p className="text-ink-soft text-small">
            {mark.inForce
              ? `${t("own.checked", { date: formatDate(mark.checkedAt, locale) })} · ${t("own.until", { date: formatDate(mark.expiresAt, locale) })}`
              : `${t("own.ended", { date: formatDate(mark.endedAt ?? mark.expiresAt, locale) })} · ${t(`ended.${mark.endedBecause ?? "expired"}`)}`}
          </p>
          <p className="text-ink-soft text-small">{t("own.nameNote")}</p>
          <Link
            href={`/u/${mark.account.handle}/mark` as Route /* handles are digits */}
            prefetch={false}
            className="link w-fit"
          >
            {t("own.page")}
          </Link>
        </div>
      ) : (
        <p className="text-ink-soft">{t("own.none")}</p>
      )}
    </Card>
  );
}

async function Applications({ applications }: { applications: ApplicationRow[] }) {
  const t = await getTranslations("verification");
  const locale = await getLocale();
  return (
    <Card>
      <CardHeader title={t("list.title")} />
      {applications.length === 0 ? <p className="text-ink-soft">{t("list.empty")}</p> : null}
      <ul className="divide-y divide-line">
        {applications.map((application) => {
          const { tone, icon } = looks[application.state];
          return (
            <li key={application.id} className="flex flex-col gap-2 py-3">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">{application.text}</span>
                <Badge tone={tone} icon={<Icon name={icon} />}>
                  {t(`state.${application.state}`)}
                </Badge>
                <span className="ml-auto text-ink-faint text-small">
                  {t("list.number", { number: application.number })}
                </span>
              </div>
              <p className="text-ink-soft text-small">
                {t(`class.${application.class}`)} ·{" "}
                {t("list.submitted", { date: formatDate(application.submittedAt, locale) })}
                {application.state === "waiting"
                  ? ` · ${t("list.due", { date: formatDate(application.dueAt, locale) })}`
                  : ""}
              </p>
              {application.reason ? (
                <p>
                  <span className="text-ink-soft">{t("list.reason")}: </span>
                  {application.reason}
                </p>
              ) : null}
              {application.state === "refused" ? <Findings findings={application.findings} /> : null}
              <div className="flex flex-wrap gap-2">
                {application.state === "waiting" ? <WithdrawButton applicationId={application.id} /> : null}
                {application.state === "refused" ? (
                  <ButtonLink
                    href={`/settings/verification?correct=${application.id}` as Route /* this page */}
                    size="small"
                    variant="secondary"
                  >
                    {t("list.correct")}
                  </ButtonLink>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
