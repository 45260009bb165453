import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type SectionReason, sectionReasons } from "@/server/shared/sections";

/** Why the rule of a section is changed: chosen from a list that every reader can see. */
export function SectionReasonField({
  value,
  onChange,
}: {
  value: SectionReason;
  onChange: (reason: SectionReason) => void;
}) {
  const t = useTranslations("comments.section");
  return (
    <Field label={t("reason")} hint={t("reasonHint")}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value as SectionReason /* its options are the reasons */)}
        >
          {sectionReasons.map((each) => (
            <option key={each} value={each}>
              {t(`reasons.${each}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
