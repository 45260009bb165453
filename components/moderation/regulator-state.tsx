import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { ItemState } from "@/server/features/moderation/contract/regulator";

const looks: Record<ItemState, { tone: Tone; icon: IconName }> = {
  waiting: { tone: "brand", icon: "clock-3" },
  overdue: { tone: "danger", icon: "siren" },
  sent: { tone: "neutral", icon: "send" },
  received: { tone: "neutral", icon: "receipt-text" },
  replied: { tone: "ok", icon: "circle-check" },
};

/** How far a report to the authority has come. */
export function RegulatorState({ state }: { state: ItemState }) {
  const t = useTranslations("regulator.state");
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={<Icon name={icon} />}>
      {t(state)}
    </Badge>
  );
}
