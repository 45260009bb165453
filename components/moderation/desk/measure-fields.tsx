"use client"; // edits the choices

import { useTranslations } from "next-intl";
import { type Choices, newChoice, timedKinds } from "@/components/moderation/desk/measure-choices";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { MeasureChoice } from "@/server/features/moderation/contract/cases";
import { limitableActs } from "@/server/shared/acts";
import { contentLabels } from "@/server/shared/labels";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { profileFields, removableFields } from "@/server/shared/names";

interface MeasureFieldsProps {
  /** The kinds that this person may impose here. */
  kinds: readonly MeasureKind[];
  choices: Choices;
  onChange: (choices: Choices) => void;
  /** What is wrong, per path such as `params.demand`. */
  problem: (path: string) => string | null;
  /** The case is about an account: a removal names fields of its profile, and a suspension may last until one is corrected. */
  isProfile: boolean;
}

/** The measures to impose, each with what it needs, and what undoing it could not restore. */
export function MeasureFields({ kinds, choices, onChange, problem, isProfile }: MeasureFieldsProps) {
  const t = useTranslations("desk.decide");
  const measures = useTranslations("measures");

  function toggle(kind: MeasureKind, isOn: boolean) {
    const { [kind]: _, ...rest } = choices;
    onChange(isOn ? { ...choices, [kind]: newChoice(kind) } : rest);
  }
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{t("measures")}</legend>
      {problem("measures") ? <p className="text-danger text-small">{problem("measures")}</p> : null}
      {kinds.map((kind) => {
        const choice = choices[kind];
        return (
          <div key={kind}>
            <Checkbox
              label={measures(`kind.${kind}`)}
              checked={choice !== undefined}
              onChange={(event) => toggle(kind, event.target.checked)}
            />
            {choice ? (
              <div className="mb-2 ml-7 flex flex-col gap-2">
                <Details
                  choice={choice}
                  problem={problem}
                  isProfile={isProfile}
                  onChange={(changed) => onChange({ ...choices, [kind]: changed })}
                />
                <p className="text-ink-faint text-small">{t("undo", { what: measures(`cannotRestore.${kind}`) })}</p>
              </div>
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}

interface DetailsProps {
  choice: MeasureChoice;
  onChange: (choice: MeasureChoice) => void;
  problem: (path: string) => string | null;
  isProfile: boolean;
}

function Details({ choice, onChange, problem, isProfile }: DetailsProps) {
  const t = useTranslations("desk.decide");
  const functions = useTranslations("measures.function");
  const fields = useTranslations("measures.field");
  const words = useTranslations("measures");
  return (
    <>
      {timedKinds.includes(choice.kind) ? (
        <Field label={t(choice.correct ? "correctBy" : "days")} error={problem("endsAt") ?? problem("params.deadline")}>
          {(control) => (
            <TextInput
              {...control}
              type="number"
              min={1}
              max={3650}
              value={choice.days ?? ""}
              onChange={(event) => onChange({ ...choice, days: Number(event.target.value) || null })}
              className="w-28"
            />
          )}
        </Field>
      ) : null}
      {choice.kind === "limit-functions" ? (
        <fieldset className="flex flex-wrap gap-x-4">
          <legend className="text-small">{t("functions")}</legend>
          {limitableActs.map((act) => (
            <Checkbox
              key={act}
              label={functions(act)}
              checked={choice.functions.includes(act)}
              onChange={(event) =>
                onChange({
                  ...choice,
                  functions: event.target.checked
                    ? [...choice.functions, act]
                    : choice.functions.filter((other) => other !== act),
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
      {choice.kind === "limit-functions" ? (
        <Field label={t("perDay")} error={problem("params.perDay")}>
          {(control) => (
            <TextInput
              {...control}
              type="number"
              min={0}
              max={100}
              value={choice.perDay}
              onChange={(event) => onChange({ ...choice, perDay: Number(event.target.value) || 0 })}
              className="w-28"
            />
          )}
        </Field>
      ) : null}
      {choice.kind === "remove-content" && isProfile ? (
        <fieldset className="flex flex-wrap gap-x-4">
          <legend className="text-small">{t("fields")}</legend>
          {removableFields.map((field) => (
            <Checkbox
              key={field}
              label={fields(field)}
              checked={choice.fields.includes(field)}
              onChange={(event) =>
                onChange({
                  ...choice,
                  fields: event.target.checked
                    ? [...choice.fields, field]
                    : choice.fields.filter((other) => other !== field),
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
      {choice.kind === "label-content" ? (
        <Field label={t("label")} error={problem("params.label")}>
          {(control) => (
            <Select
              {...control}
              value={choice.label ?? ""}
              onChange={(event) =>
                onChange({ ...choice, label: contentLabels.find((label) => label === event.target.value) ?? null })
              }
            >
              <option value="" />
              {contentLabels.map((label) => (
                <option key={label} value={label}>
                  {words(`label.${label}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      {choice.kind === "suspend-updates" && isProfile ? (
        <Field label={t("correct")}>
          {(control) => (
            <Select
              {...control}
              value={choice.correct ?? ""}
              onChange={(event) =>
                onChange({ ...choice, correct: profileFields.find((field) => field === event.target.value) ?? null })
              }
            >
              <option value="">{t("correctNone")}</option>
              {profileFields.map((field) => (
                <option key={field} value={field}>
                  {fields(field)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      {choice.kind === "warn" ? (
        <Field label={t("demand")} error={problem("params.demand")}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              limit={500}
              value={choice.demand}
              onChange={(event) => onChange({ ...choice, demand: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
