import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ReasonState } from "@/components/ui/use-reason";

interface ReasonFieldProps<Reason extends string> extends ReasonState<Reason> {
  label: ReactNode;
  hint?: ReactNode;
  reasons: readonly Reason[];
  word: (reason: Reason) => string;
}

/** A reason out of a list, chosen by whoever acts; what is missing is said beside it. Made for `useReason`. */
export function ReasonField<Reason extends string>({
  place,
  label,
  hint,
  reasons,
  word,
  value,
  isMissing,
  onChange,
}: ReasonFieldProps<Reason>) {
  const t = useTranslations("ui.reason");
  return (
    <div ref={place}>
      <Field label={label} hint={hint} error={isMissing ? t("missing") : null}>
        {(control) => (
          <Select
            {...control}
            required
            value={value}
            onChange={(event) => onChange(event.target.value as Reason | "" /* its options */)}
          >
            <option value="">{t("choose")}</option>
            {reasons.map((reason) => (
              <option key={reason} value={reason}>
                {word(reason)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
