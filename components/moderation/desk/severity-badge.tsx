import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { type Severity, severityOf } from "@/server/shared/severity";

const looks: Record<Severity, { tone: Tone; icon: IconName }> = {
  1: { tone: "neutral", icon: "info" },
  2: { tone: "warn", icon: "circle-exclamation-point" },
  3: { tone: "warn", icon: "triangle-exclamation-point" },
  4: { tone: "danger", icon: "octagon-exclamation-point" },
};

/** How grave a matter is, in a word. */
export function SeverityBadge({ severity }: { severity: number }) {
  const t = useTranslations("measures.severity");
  const known = severityOf(severity);
  return (
    <Badge tone={looks[known].tone} icon={<Icon name={looks[known].icon} />}>
      {t(`${known}`)}
    </Badge>
  );
}
