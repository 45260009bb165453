import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { ContentLabel } from "@/server/shared/labels";

const looks: Record<ContentLabel, { tone: Tone; icon: IconName }> = {
  harmful: { tone: "danger", icon: "octagon-exclamation-point" },
  minors: { tone: "warn", icon: "eye-off" },
  disputed: { tone: "warn", icon: "triangle-exclamation-point" },
};

/** A label of the platform, for the desk. */
export function LabelBadge({ label }: { label: ContentLabel }) {
  const t = useTranslations("finding.desk.labels.words");
  const { tone, icon } = looks[label];
  return (
    <Badge tone={tone} icon={<Icon name={icon} />}>
      {t(label)}
    </Badge>
  );
}
