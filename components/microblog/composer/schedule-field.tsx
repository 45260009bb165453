"use client"; // shown when asked for

import { useTranslations } from "next-intl";
import { useState } from "react";
import { isWrong } from "@/components/refusal/wrong-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { fieldOfInstant, instantOfField } from "@/server/shared/dates";
import type { Refusal } from "@/server/shared/errors";

interface ScheduleFieldProps {
  /** ISO; null where nothing is planned yet. */
  initial: string | null;
  /** What would be planned cannot be published as it stands. */
  disabled?: boolean;
  pending: boolean;
  refusal: Refusal | null;
  onSchedule: (publishAt: string) => void;
}

/** When a post is to be published: date and minute, in the platform's zone. */
export function ScheduleField({ initial, disabled = false, pending, refusal, onSchedule }: ScheduleFieldProps) {
  const t = useTranslations("microblog.composer.schedule");
  const [value, setValue] = useState(initial ? fieldOfInstant(initial) : "");
  const at = instantOfField(value);
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
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button
        variant="secondary"
        disabled={disabled || at === null}
        loading={pending}
        onClick={() => at && onSchedule(at)}
      >
        {t("confirm")}
      </Button>
    </div>
  );
}
