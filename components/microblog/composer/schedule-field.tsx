"use client"; // shown when asked for

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { isWrong } from "@/components/refusal/wrong-fields";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { fieldOfInstant, instantOfField } from "@/server/shared/dates";
import type { Refusal } from "@/server/shared/errors";

interface ScheduleFieldProps {
  /** ISO; null where nothing is planned yet. */
  initial: string | null;
  refusal: Refusal | null;
  /** Hears the moment in ISO, or null while none is chosen. */
  onChange: (publishAt: string | null) => void;
  /** The button that plans, where it stands beside the field. */
  children?: ReactNode;
}

/** When a post is to be published: date and minute, in the platform's zone. */
export function ScheduleField({ initial, refusal, onChange, children }: ScheduleFieldProps) {
  const t = useTranslations("microblog.composer.schedule");
  const [value, setValue] = useState(initial ? fieldOfInstant(initial) : "");
  return (
    <div className="flex flex-wrap items-end gap-3 rounded-control border border-line p-3">
      <div className="min-w-52 flex-1">
        <Field label={t("when")} hint={t("hint")}>
          {(control) => (
            <TextInput
              {...control}
              type="datetime-local"
              aria-invalid={isWrong("publishAt", refusal) || undefined}
              value={value}
              onChange={(event) => {
                setValue(event.target.value);
                onChange(instantOfField(event.target.value));
              }}
            />
          )}
        </Field>
      </div>
      {children}
    </div>
  );
}
