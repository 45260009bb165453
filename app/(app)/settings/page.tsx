import type { Metadata, Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { ProfileForm } from "@/components/accounts/profile-form";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyableNumber } from "@/components/ui/copyable-number";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { formatDate } from "@/server/shared/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.settings"))("title") };
}

/** Profile: what the account says of itself, and what is known of who stands behind it. */
export default async function ProfileSettingsPage() {
  const profile = await answerOf(caller().accounts.ownProfile({}));
  const [t, locale] = [await getTranslations("accounts.profile"), await getLocale()];
  const { state, verifiedAt, recheckAt } = profile.identity;
  const isPassed = state === "passed";
  const stateKey = `identityState.${state}` as "identityState.none"; // every state of a principal has its word
  return (
    <SettingsFrame>
      <Card>
        <ProfileForm
          key={[profile.account.nickname, profile.bio, profile.pending.nickname, profile.pending.bio].join("|")}
          profile={profile}
        />
      </Card>
      <Card>
        <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-[8rem_1fr]">
          <dt className="text-ink-soft">{t("handle")}</dt>
          <dd>
            <CopyableNumber name={t("handle")} value={profile.account.handle} />
          </dd>
          <dt className="text-ink-soft">{t("phone")}</dt>
          <dd className="font-mono tabular-nums">{profile.phone ?? t("noPhone")}</dd>
          <dt className="text-ink-soft">{t("identity")}</dt>
          <dd className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Badge tone={isPassed ? "ok" : "warn"} icon={<Icon name={isPassed ? "badge-check" : "hourglass"} />}>
              {t(stateKey)}
            </Badge>
            {isPassed && verifiedAt ? (
              <span className="text-ink-soft text-small">
                {t("identitySince", { date: formatDate(verifiedAt, locale) })}
                {recheckAt ? ` · ${t("identityUntil", { date: formatDate(recheckAt, locale) })}` : null}
              </span>
            ) : null}
            <ButtonLink href={"/settings/identity" as Route /* a page of the app */} variant="secondary" size="small">
              {t(isPassed ? "seeIdentity" : "verify")}
            </ButtonLink>
          </dd>
        </dl>
      </Card>
    </SettingsFrame>
  );
}
