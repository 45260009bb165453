"use client"; // shown once a poll is begun

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { DraftPoll } from "@/server/shared/draft-content";
import { pollChoiceLength, pollChoices } from "@/server/shared/limits";

/** How long a poll may be asked to run, in minutes. */
const spans = [60, 360, 1_440, 4_320, 10_080] as const;

interface PollEditorProps {
  poll: DraftPoll;
  /** The poll was refused as it stands: what is missing or stands twice is marked. */
  invalid: boolean;
  onChange: (poll: DraftPoll) => void;
  onRemove: () => void;
}

/** The choices of a poll, how many may be taken, and how long it runs. */
export function PollEditor({ poll, invalid, onChange, onRemove }: PollEditorProps) {
  const t = useTranslations("microblog.composer.poll");
  const id = useId();
  const { choices } = poll;
  const written = choices.map((choice) => choice.trim());
  const isFaulty = (at: number) => written[at] === "" || written.indexOf(written[at] ?? "") < at;

  return (
    <fieldset className="flex flex-col gap-2 rounded-control border border-line p-3">
      <legend className="sr-only">{t("title")}</legend>
      <ul className="flex flex-col gap-2">
        {choices.map((choice, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice has no name but its place
          <li key={at} className="flex items-center gap-1">
            <TextInput
              aria-label={t("choice", { number: at + 1 })}
              aria-invalid={(invalid && isFaulty(at)) || undefined}
              placeholder={t("choice", { number: at + 1 })}
              maxLength={pollChoiceLength}
              value={choice}
              onChange={(event) => onChange({ ...poll, choices: choices.with(at, event.target.value) })}
            />
            {choices.length > pollChoices.fewest ? (
              <IconButton
                label={t("removeChoice", { number: at + 1 })}
                icon={<Icon name="x" />}
                onClick={() => onChange({ ...poll, choices: choices.toSpliced(at, 1) })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {invalid ? <FieldError>{t("needed", { fewest: pollChoices.fewest })}</FieldError> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-small">
        <Button
          variant="secondary"
          size="small"
          icon={<Icon name="plus" />}
          disabled={choices.length >= pollChoices.most}
          onClick={() => onChange({ ...poll, choices: [...choices, ""] })}
        >
          {t("addChoice")}
        </Button>
        <Checkbox
          label={t("multiple")}
          checked={poll.multiple}
          onChange={(event) => onChange({ ...poll, multiple: event.target.checked })}
        />
        <div className="inline-flex items-center gap-2">
          <label htmlFor={id}>{t("span")}</label>
          <Select
            id={id}
            value={poll.minutes}
            onChange={(event) => onChange({ ...poll, minutes: Number(event.target.value) })}
          >
            {spans.map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes < 1_440 ? t("hours", { count: minutes / 60 }) : t("days", { count: minutes / 1_440 })}
              </option>
            ))}
          </Select>
        </div>
        <Button variant="quiet" size="small" onClick={onRemove} className="ml-auto">
          {t("remove")}
        </Button>
      </div>
    </fieldset>
  );
}
