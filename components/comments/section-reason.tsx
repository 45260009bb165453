import { useTranslations } from "next-intl";
import { ReasonField } from "@/components/ui/reason-field";
import type { ReasonState } from "@/components/ui/use-reason";
import { type SectionReason, sectionReasons } from "@/server/shared/sections";

/** Why the rule of a section is changed: chosen from a list that every reader can see. */
export function SectionReasonField(field: ReasonState<SectionReason>) {
  const t = useTranslations("comments.section");
  return (
    <ReasonField
      {...field}
      label={t("reason")}
      hint={t("reasonHint")}
      reasons={sectionReasons}
      word={(reason) => t(`reasons.${reason}`)}
    />
  );
}
