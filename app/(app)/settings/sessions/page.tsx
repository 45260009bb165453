import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { SessionList } from "@/components/accounts/session-list";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.sessions"))("title") };
}

/** Where one is signed in. */
export default async function SessionsPage() {
  const sessions = await answerOf(caller().accounts.sessions({}));
  const t = await getTranslations("accounts.sessions");
  return (
    <SettingsFrame>
      <p className="text-ink-soft">{t("lead")}</p>
      <SessionList sessions={sessions} />
    </SettingsFrame>
  );
}
