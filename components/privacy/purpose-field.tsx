import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { accessPurposes } from "@/server/shared/access";

/** What a member of staff wants to see personal data for, as the field `purpose` of a form: chosen from the list, never proposed. */
export function PurposeField({ label, error }: { label: string; error: string | null }) {
  const t = useTranslations("privacy.purpose");
  const ui = useTranslations("ui");
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Select {...control} name="purpose" required>
          <option value="">{ui("choose")}</option>
          {accessPurposes.map((purpose) => (
            <option key={purpose} value={purpose}>
              {t(purpose)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
