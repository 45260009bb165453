"use client"; // edits one matcher

import { useTranslations } from "next-intl";
import { Checkbox, RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { MatcherInput } from "@/server/features/moderation/contract/rules";
import { contactKinds, type MatcherKind, matcherKinds } from "@/server/shared/rule-words";

const blanks: { [Kind in MatcherKind]: Extract<MatcherInput, { kind: Kind }> } = {
  terms: { kind: "terms", terms: [], homophones: false, allow: [] },
  pattern: { kind: "pattern", pattern: "", over: "normalised" },
  links: { kind: "links", atLeast: 1, hosts: [] },
  "contact-details": { kind: "contact-details", of: [...contactKinds] },
  "repeated-text": { kind: "repeated-text", length: 8, times: 4 },
};

interface MatcherFieldsProps {
  matcher: MatcherInput;
  onChange: (matcher: MatcherInput) => void;
  problem: (path: string) => string | null;
}

/** How a rule finds: the kind, and what that kind needs. */
export function MatcherFields({ matcher, onChange, problem }: MatcherFieldsProps) {
  const t = useTranslations("rules");
  return (
    <div className="flex flex-col gap-4 rounded-control border border-line p-3">
      <Field label={t("form.matcher")} error={problem("matcher")}>
        {(control) => (
          <Select
            {...control}
            value={matcher.kind}
            onChange={(event) => onChange(blanks[event.target.value as MatcherKind])} // one of the options
          >
            {matcherKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`matcher.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Details matcher={matcher} onChange={onChange} problem={problem} />
    </div>
  );
}

function Details({ matcher, onChange, problem }: MatcherFieldsProps) {
  const t = useTranslations("rules.form");
  switch (matcher.kind) {
    case "terms":
      return (
        <>
          <Lines
            label={t("terms")}
            rows={6}
            value={matcher.terms}
            onChange={(terms) => onChange({ ...matcher, terms })}
            error={problemUnder(problem, "matcher.terms", matcher.terms.length)}
          />
          <Checkbox
            label={t("homophones")}
            hint={t("homophonesHint")}
            checked={matcher.homophones}
            onChange={(event) => onChange({ ...matcher, homophones: event.target.checked })}
          />
          <Lines
            label={t("allow")}
            hint={t("allowHint")}
            rows={3}
            value={matcher.allow}
            onChange={(allow) => onChange({ ...matcher, allow })}
            error={problemUnder(problem, "matcher.allow", matcher.allow.length)}
          />
        </>
      );
    case "pattern":
      return (
        <>
          <Field label={t("pattern")} hint={t("patternHint")} error={problem("matcher.pattern")}>
            {(control) => (
              <TextInput
                {...control}
                value={matcher.pattern}
                onChange={(event) => onChange({ ...matcher, pattern: event.target.value })}
                className="font-mono"
              />
            )}
          </Field>
          <RadioGroup
            legend={t("over")}
            name="over"
            value={matcher.over}
            onChange={(over) => onChange({ ...matcher, over: over as "original" | "normalised" })} // one of the options
            options={(["normalised", "original"] as const).map((value) => ({ value, label: t(value) }))}
          />
        </>
      );
    case "links":
      return (
        <>
          <Whole
            label={t("atLeast")}
            value={matcher.atLeast}
            onChange={(atLeast) => onChange({ ...matcher, atLeast })}
            error={problem("matcher.atLeast")}
          />
          <Lines
            label={t("hosts")}
            rows={3}
            value={matcher.hosts}
            onChange={(hosts) => onChange({ ...matcher, hosts })}
            error={problemUnder(problem, "matcher.hosts", matcher.hosts.length)}
          />
        </>
      );
    case "contact-details":
      return (
        <fieldset className="flex flex-wrap gap-x-5">
          <legend className="mb-1 font-medium">{t("of")}</legend>
          {contactKinds.map((kind) => (
            <Checkbox
              key={kind}
              label={t(`contact.${kind}`)}
              checked={matcher.of.includes(kind)}
              onChange={(event) =>
                onChange({
                  ...matcher,
                  of: event.target.checked ? [...matcher.of, kind] : matcher.of.filter((other) => other !== kind),
                })
              }
            />
          ))}
        </fieldset>
      );
    case "repeated-text":
      return (
        <div className="flex flex-wrap gap-4">
          <Whole
            label={t("length")}
            value={matcher.length}
            onChange={(length) => onChange({ ...matcher, length })}
            error={problem("matcher.length")}
          />
          <Whole
            label={t("times")}
            value={matcher.times}
            onChange={(times) => onChange({ ...matcher, times })}
            error={problem("matcher.times")}
          />
        </div>
      );
  }
}

/** What is wrong with a list or with any line of it. */
function problemUnder(problem: (path: string) => string | null, path: string, length: number): string | null {
  return (
    problem(path) ?? Array.from({ length }, (_, at) => problem(`${path}.${at}`)).find((found) => found !== null) ?? null
  );
}

interface LinesProps {
  label: string;
  hint?: string;
  rows: number;
  value: readonly string[];
  onChange: (lines: string[]) => void;
  error: string | null;
}

/** A list as lines; empty lines count for nothing once one leaves the field. */
function Lines({ label, hint, rows, value, onChange, error }: LinesProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <TextArea
          {...control}
          rows={rows}
          value={value.join("\n")}
          onChange={(event) => onChange(event.target.value.split("\n"))}
          onBlur={() => onChange(value.map((line) => line.trim()).filter((line) => line !== ""))}
        />
      )}
    </Field>
  );
}

interface WholeProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  error: string | null;
}

function Whole({ label, value, onChange, error }: WholeProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <TextInput
          {...control}
          type="number"
          min={1}
          value={value}
          onChange={(event) => onChange(Number(event.target.value) || 0)}
          className="w-28"
        />
      )}
    </Field>
  );
}
