import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { ObligationKind, ObligationStatus } from "@/server/shared/obligation-words";

const looks: Record<ObligationStatus, { tone: Tone; icon: IconName }> = {
  green: { tone: "ok", icon: "circle-check" },
  partial: { tone: "warn", icon: "hourglass" },
  open: { tone: "neutral", icon: "clock-3" },
  broken: { tone: "danger", icon: "triangle-exclamation-point" },
};

/** How an obligation stands. Green says "works as tested"; a declaratory one that nobody works on asks for nothing. */
export function StatusBadge({ status, kind = "software" }: { status: ObligationStatus; kind?: ObligationKind }) {
  const t = useTranslations("compliance.statuses");
  const kinds = useTranslations("compliance.kinds");
  if (status === "open" && kind === "declaratory") return <Badge icon={<Icon name="info" />}>{kinds(kind)}</Badge>;
  const { tone, icon } = looks[status];
  return (
    <Badge tone={tone} icon={<Icon name={icon} />} title={t(`${status}.meaning`)}>
      {t(`${status}.name`)}
    </Badge>
  );
}
