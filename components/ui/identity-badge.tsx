import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";

const icons = { person: "badge-check", organisation: "building-complex" } as const;

/** Who stands behind an account, as far as the public is told: 个人认证 or 机构认证. */
export function IdentityBadge({ kind }: { kind: keyof typeof icons }) {
  const t = useTranslations("ui.identity");
  return (
    <Badge tone={kind === "person" ? "brand" : "ok"} icon={<Icon name={icons[kind]} />} title={t(`${kind}Title`)}>
      {t(kind)}
    </Badge>
  );
}
