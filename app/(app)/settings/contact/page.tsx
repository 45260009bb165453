import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { ContactForm } from "@/components/protection/contact-form";
import { EvidenceForm } from "@/components/protection/evidence-form";
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
        <Card id="evidence" className="scroll-mt-18">
          <CardHeader title={t("evidence.title")} />
          <p className="mb-2 text-ink-soft">{t("evidence.lead")}</p>
          <EvidenceForm />
        </Card>
      </WithMessages>
    </SettingsFrame>
  );
}
