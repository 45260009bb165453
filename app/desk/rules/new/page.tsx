import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { RuleEditor } from "@/components/moderation/rules/rule-editor";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rules.page"))("new") };
}

/** A new rule's first draft. */
export default async function NewRulePage() {
  const t = await getTranslations("rules.page");
  return (
    <ConsolePage
      title={t("new")}
      actions={
        <ButtonLink
          href={"/desk/rules" as Route /* a page of ours */}
          size="small"
          variant="quiet"
          icon={<Icon name="arrow-left" />}
        >
          {t("back")}
        </ButtonLink>
      }
    >
      <WithMessages namespaces={["rules", "measures"]}>
        <Card className="max-w-3xl">
          <RuleEditor />
        </Card>
      </WithMessages>
    </ConsolePage>
  );
}
