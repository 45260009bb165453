import { useTranslations } from "next-intl";
import type { WishView } from "@/server/features/comments/contract/powers";

/** What the desk decides powers by: who the account is, and how it kept its comments in the last twelve months. */
export function PowerFigures({
  of: { kind, level, left, charged, hidden, restored },
}: {
  of: Pick<WishView, "kind" | "level" | "left" | "charged" | "hidden" | "restored">;
}) {
  const t = useTranslations("sections.powers");
  return (
    <p className="text-ink-soft text-small">
      {t(`kind.${kind}`)} · {t("level", { level })} · {t("figures", { left, charged, hidden, restored })}
    </p>
  );
}
