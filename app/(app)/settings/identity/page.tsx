import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { IdentityForm } from "@/components/identity/identity-form";
import { IdentityStatus, refusalWords } from "@/components/identity/identity-status";
import { PendingCheck } from "@/components/identity/pending-check";
import { RecheckButton } from "@/components/identity/recheck-button";
import { WithMessages } from "@/components/shell/with-messages";
import { Card, CardHeader } from "@/components/ui/card";
import { caller } from "@/server/api/bridge";
import type { OwnIdentityView } from "@/server/features/identity/contract";
import { accountLimits } from "@/server/shared/account-limits";
import { formatInstant } from "@/server/shared/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity"))("title") };
}

export default async function IdentityPage() {
  const [own, examples] = await answerOf(Promise.all([caller().identity.mine({}), caller().identity.examples({})]));
  const t = await getTranslations("identity");
  const form = <IdentityForm phone={own.phone} isCorrection={own.tries.length > 0} examples={examples} />;
  return (
    <SettingsFrame>
      <WithMessages namespaces={["identity"]}>
        <h2>{t("title")}</h2>
        <p className="text-ink-soft">{t("lead")}</p>
        <IdentityStatus own={own}>
          {own.state === "pending" ? <PendingCheck /> : null}
          {own.recheckOpen ? (
            <>
              {own.state === "passed" ? <p className="text-ink-soft text-small">{t("check.recheckHint")}</p> : null}
              <RecheckButton />
            </>
          ) : null}
        </IdentityStatus>
        {own.state === "passed" ? null : own.state === "pending" ? (
          <details className="flex flex-col gap-4">
            <summary className="link w-fit cursor-pointer">{t("form.correct")}</summary>
            <div className="mt-3 flex flex-col gap-4">{form}</div>
          </details>
        ) : (
          form
        )}
        <Why />
        <Tries tries={own.tries} />
      </WithMessages>
    </SettingsFrame>
  );
}

async function Why() {
  const t = await getTranslations("identity.why");
  return (
    <Card>
      <CardHeader title={t("title")} />
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-ink-soft">
        <li>{t("one")}</li>
        <li>{t("two")}</li>
        <li>{t("three")}</li>
        <li>{t("four", accountLimits)}</li>
      </ul>
      <p className="mt-3">
        <Link href={"/settings/privacy" as Route /* a page of the app */} prefetch={false} className="link">
          {t("history")}
        </Link>
      </p>
    </Card>
  );
}

async function Tries({ tries }: { tries: OwnIdentityView["tries"] }) {
  const t = await getTranslations("identity");
  const locale = await getLocale();
  return (
    <Card>
      <CardHeader title={t("tries.title")} />
      {tries.length === 0 ? <p className="text-ink-soft">{t("tries.empty")}</p> : null}
      <ul className="divide-y divide-line">
        {tries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap items-baseline gap-x-3 py-2">
            <span>{t(`method.${entry.method}`)}</span>
            {entry.number ? (
              <span className="text-ink-soft text-small tabular-nums">
                {entry.name} · {entry.number}
              </span>
            ) : null}
            <span className="ml-auto text-small">{t(`status.${entry.state}`)}</span>
            <span className="w-full text-ink-faint text-small">
              {formatInstant(entry.submittedAt, locale)}
              {entry.refusal ? ` · ${refusalWords(t, entry.refusal)}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
