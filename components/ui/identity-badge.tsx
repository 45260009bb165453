import { BadgeCheck, Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";

const icons = { person: BadgeCheck, organisation: Building2 };

/** Who stands behind an account, as far as the public is told: 个人认证 or 机构认证. */
export function IdentityBadge({ kind }: { kind: keyof typeof icons }) {
  const t = useTranslations("ui.identity");
  const Icon = icons[kind];
  return (
    <Badge tone={kind === "person" ? "brand" : "ok"} icon={<Icon aria-hidden />} title={t(`${kind}Title`)}>
      {t(kind)}
    </Badge>
  );
}
