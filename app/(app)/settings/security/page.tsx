import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { SecuritySettings } from "@/components/accounts/security-settings";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.security"))("title") };
}

/** Second factors: where staff without one are sent. */
export default async function SecurityPage() {
  const security = await answerOf(caller().accounts.security({}));
  const t = await getTranslations("accounts.security");
  return (
    <SettingsFrame>
      <p className="text-ink-soft">{t("lead")}</p>
      <SecuritySettings security={security} />
    </SettingsFrame>
  );
}
