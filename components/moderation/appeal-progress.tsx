import { useLocale, useTranslations } from "next-intl";
import { AppealConversation } from "@/components/moderation/appeal-conversation";
import { AppealEvidence } from "@/components/moderation/appeal-evidence";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyableNumber } from "@/components/ui/copyable-number";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { OwnAppealView } from "@/server/features/moderation/contract/measures";
import { formatInstant } from "@/server/shared/dates";

const looks: Record<OwnAppealView["state"], { tone: Tone; icon: IconName }> = {
  open: { tone: "brand", icon: "clock-3" },
  upheld: { tone: "ok", icon: "circle-check" },
  refused: { tone: "neutral", icon: "x" },
};

/** How one's own appeal stands, with the conversation. */
export function AppealProgress({ appeal }: { appeal: OwnAppealView }) {
  const t = useTranslations("appeals.progress");
  const locale = useLocale();
  const look = looks[appeal.state];
  return (
    <Card flush className="flex flex-col gap-4">
      <CardHeader
        title={t("title")}
        actions={
          <Badge tone={look.tone} icon={<Icon name={look.icon} />}>
            {t(`state.${appeal.state}`)}
          </Badge>
        }
      />
      <p className="-mt-3">
        {appeal.state === "open"
          ? t("openText", { due: formatInstant(appeal.dueAt, locale) })
          : t(appeal.state === "upheld" ? "upheldText" : "refusedText")}
      </p>
      {appeal.decisionReason && appeal.decidedAt ? (
        <div>
          <h3>{t("reason")}</h3>
          <p className="whitespace-pre-wrap">{appeal.decisionReason}</p>
          <p className="text-ink-faint text-small">
            {t("decidedAt", { date: formatInstant(appeal.decidedAt, locale) })}
          </p>
        </div>
      ) : null}
      <div>
        <h3>{t("grounds")}</h3>
        <p className="whitespace-pre-wrap">{appeal.grounds}</p>
      </div>
      <AppealEvidence ids={appeal.evidence} />
      <p className="flex items-center gap-2 text-ink-soft text-small">
        {t("number")} <CopyableNumber name={t("number")} value={appeal.number} />
      </p>
      <hr className="border-line" />
      <AppealConversation appeal={appeal} as="person" />
    </Card>
  );
}
