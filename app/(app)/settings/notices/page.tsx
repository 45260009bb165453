import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { NoticeSettingsForm } from "@/components/notifications/notice-settings-form";
import { PushSwitch } from "@/components/notifications/push-switch";
import { WithMessages } from "@/components/shell/with-messages";
import { Card, CardHeader } from "@/components/ui/card";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notices"))("title") };
}

/** Which notices one sees, and which are pushed. */
export default async function NoticeSettingsPage() {
  const [settings, { publicKey }] = await answerOf(
    Promise.all([caller().notifications.settings({}), caller().notifications.pushKey({})]),
  );
  const t = await getTranslations("notices");
  return (
    <SettingsFrame>
      <WithMessages namespaces={["notices"]}>
        <p className="text-ink-soft">{t("lead")}</p>
        <Card>
          <CardHeader title={t("title")} />
          <NoticeSettingsForm key={JSON.stringify(settings)} settings={settings} />
        </Card>
        <Card>
          <CardHeader title={t("push.title")} />
          <PushSwitch publicKey={publicKey} />
        </Card>
      </WithMessages>
    </SettingsFrame>
  );
}
