import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { ConsolePage } from "@/components/shell/console-shell";
import { Card, CardHeader } from "@/components/ui/card";
import { Picture } from "@/components/ui/picture";
import { SidePanel } from "@/components/ui/side-panel";
import { Findings } from "@/components/verification/findings";
import { ReviewForm } from "@/components/verification/review-form";
import { TakeApplication } from "@/components/verification/take-application";
import { caller } from "@/server/api/bridge";
import type {
  ApplicationView,
  MarkApplicationId,
  MarkClaim,
  QueueRow,
} from "@/server/features/verification/contract/applications";
import { formatDate, formatInstant } from "@/server/shared/dates";
import { isolated } from "@/server/shared/isolated";

/** The open application: who handles it; for whoever does, claim and evidence side by side, and the findings below. */
export async function ApplicationPanel({ row, closeHref }: { row: QueueRow; closeHref: Route }) {
  const t = await getTranslations("verification.desk");
  const locale = await getLocale();
  if (!row.claim?.isMine) {
    return (
      <SidePanel title={row.text} closeHref={closeHref}>
        {row.claim ? (
          <p>{t("claimedBy", { name: row.claim.by.nickname, until: formatInstant(row.claim.until, locale) })}</p>
        ) : (
          <TakeApplication applicationId={row.id} until={null} />
        )}
      </SidePanel>
    );
  }
  const applicationId = row.id as MarkApplicationId; // an id the server gave
  const view = await answerOf(caller().verification.application({ applicationId }));
  return (
    <ConsolePage title={`${isolated(view.account.nickname)} · ${isolated(view.text)}`}>
      <TakeApplication applicationId={view.id} until={row.claim.until} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Claimed view={view} />
        <Evidence view={view} />
      </div>
      {view.before ? (
        <Card>
          <CardHeader title={t("before")} />
          <p className="mb-2">{view.before.reason}</p>
          <Findings findings={view.before.findings} />
        </Card>
      ) : null}
      <ReviewForm key={view.id} application={view} doneHref={closeHref} />
    </ConsolePage>
  );
}

async function Claimed({ view }: { view: ApplicationView }) {
  const t = await getTranslations("verification");
  const locale = await getLocale();
  const rows: [string, string][] = [
    [t("desk.text"), view.text],
    [t("desk.class"), t(`class.${view.class}`)],
    [t("desk.nickname"), view.nickname],
    [t("desk.identity"), view.identity.masked ?? t("desk.identityNone")],
    ...claimRows(view.claim, (field) => t(`form.${field}`), locale),
  ];
  return (
    <Card>
      <CardHeader title={t("desk.claimed")} />
      <dl className="grid gap-x-5 gap-y-2 sm:grid-cols-[auto_1fr]">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="min-w-0 break-words max-sm:mb-2">{value}</dd>
          </div>
        ))}
      </dl>
      {view.currentNickname === view.nickname ? null : (
        <p className="mt-3 text-danger">{t("desk.renamed", { name: view.currentNickname })}</p>
      )}
    </Card>
  );
}

type Label = "role" | "workplace" | "name" | "code" | "country" | "officeName" | "registration" | "address";

function claimRows(claim: MarkClaim, label: (field: Label) => string, locale: string): [string, string][] {
  switch (claim.class) {
    case "person":
      return claim.workplace
        ? [
            [label("role"), claim.role],
            [label("workplace"), claim.workplace],
          ]
        : [[label("role"), claim.role]];
    case "organisation":
      return [
        [label("name"), claim.name],
        [label("code"), claim.code],
      ];
    case "organisation-abroad":
      return [
        [label("name"), claim.name],
        [label("country"), new Intl.DisplayNames(locale, { type: "region" }).of(claim.country) ?? claim.country],
        [label("officeName"), claim.office.name],
        [label("registration"), claim.office.registration],
        [label("address"), claim.office.address],
      ];
  }
}

async function Evidence({ view }: { view: ApplicationView }) {
  const t = await getTranslations("verification");
  const locale = await getLocale();
  return (
    <Card>
      <CardHeader title={t("desk.evidence")} />
      <ul className="flex flex-col gap-5">
        {view.evidence.map((shown, at) => (
          <li key={shown.fileId} className="flex flex-col gap-2">
            <h3>{t(`document.${shown.document}`)}</h3>
            <a href={`/evidence/${shown.fileId}`} target="_blank" rel="noreferrer" title={t("desk.openImage")}>
              <Picture
                src={`/evidence/${shown.fileId}`}
                alt={t("form.picture", { number: at + 1 })}
                width={shown.width}
                height={shown.height}
                className="h-auto max-h-96 w-full rounded-control border border-line bg-sunken object-contain"
              />
            </a>
            <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1">
              <dt className="text-ink-soft">{t("desk.number")}</dt>
              <dd className="min-w-0 break-all font-mono tabular-nums">{shown.number}</dd>
              <dt className="text-ink-soft">{t("desk.holder")}</dt>
              <dd className="min-w-0 break-words">{shown.holder}</dd>
              <dt className="text-ink-soft">{t("desk.until")}</dt>
              <dd>{shown.expiresAt ? formatDate(shown.expiresAt, locale) : t("desk.noEnd")}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </Card>
  );
}
