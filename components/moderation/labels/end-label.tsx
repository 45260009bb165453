import { useTranslations } from "next-intl";
import { ReasonButton } from "@/components/moderation/reason-button";
import type { Id } from "@/server/shared/ids";

/** Ends a label, with a reason. */
export function EndLabel({ labelId }: { labelId: string }) {
  const t = useTranslations("finding.desk.labels");
  return (
    <ReasonButton
      path="moderation.endLabel"
      input={{ labelId: labelId as Id<"content-label"> /* an id the server gave */ }}
      words={{
        open: t("end"),
        title: t("endTitle"),
        hint: t("endHint"),
        reason: t("endReason"),
        confirm: t("end"),
        cancel: t("cancel"),
      }}
    />
  );
}
