import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { RuleState } from "@/server/features/moderation/contract/rules";

const looks: Record<RuleState, { tone: Tone; icon: IconName }> = {
  draft: { tone: "neutral", icon: "pencil" },
  replayed: { tone: "brand", icon: "rotate-ccw-clock" },
  on: { tone: "ok", icon: "circle-check" },
  retired: { tone: "neutral", icon: "ban" },
};

/** Where a version of a rule stands. */
export function RuleStateBadge({ state, children }: { state: RuleState; children: ReactNode }) {
  return (
    <Badge tone={looks[state].tone} icon={<Icon name={looks[state].icon} />}>
      {children}
    </Badge>
  );
}
