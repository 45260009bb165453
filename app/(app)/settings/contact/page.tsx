import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { ContactForm } from "@/components/protection/contact-form";
import { ProtectionMode } from "@/components/protection/protection-mode";
import { WithMessages } from "@/components/shell/with-messages";
import { Card, CardHeader } from "@/components/ui/card";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("protection"))("title") };
}

/** Who may reach one, protection mode, and evidence. Also while measured. */
export default async function ContactPage() {
  const { settings, protectedUntil } = await answerOf(caller().protection.state({}));
  const t = await getTranslations("protection");
  return (
    <SettingsFrame>
      <WithMessages namespaces={["protection"]}>
        <p className="text-ink-soft">{t("lead")}</p>
        <Card>
          <CardHeader title={t("mode.title")} />
          <ProtectionMode until={protectedUntil} />
        </Card>
        <Card>
          <CardHeader title={t("form.title")} />
          <ContactForm key={JSON.stringify(settings)} settings={settings} />
        </Card>
      </WithMessages>
    </SettingsFrame>
  );
}
