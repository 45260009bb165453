"use client"; // takes up what was ticked before

import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { cx } from "@/components/ui/cx";
import { FieldError } from "@/components/ui/field";
import { takeUp } from "@/components/ui/take-up";

type ChoiceProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

function Choice({ type, label, hint, className, ...rest }: ChoiceProps & { type: "checkbox" | "radio" }) {
  const id = useId();
  return (
    <label className={cx("flex items-start gap-2.5 py-1", className)}>
      <input
        ref={takeUp}
        type={type}
        aria-describedby={hint ? id : undefined}
        {...rest}
        className="mt-1 size-4.5 shrink-0 accent-brand focus-visible:outline-offset-2"
      />
      <Words label={label} hint={hint} id={id} />
    </label>
  );
}

/** What a choice says of itself; the hint describes its control by this id. */
function Words({ label, hint, id }: Pick<ChoiceProps, "label" | "hint"> & { id: string }) {
  return (
    <span>
      {label}
      {hint ? (
        <span id={id} className="block text-ink-soft text-small">
          {hint}
        </span>
      ) : null}
    </span>
  );
}

/** One yes-or-no statement. */
export function Checkbox(props: ChoiceProps) {
  return <Choice type="checkbox" {...props} />;
}

interface RadioGroupProps {
  legend: ReactNode;
  name: string;
  options: { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  /** Controlled with `onChange`; without both, use `defaultValue` and read the form. */
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  error?: ReactNode;
  required?: boolean;
}

/** One choice of several, all visible. */
export function RadioGroup({ legend, name, options, value, defaultValue, onChange, error, required }: RadioGroupProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={error ? id : undefined} className="flex flex-col">
      <legend className="mb-1 font-medium">{legend}</legend>
      {options.map((option) => (
        <Choice
          key={option.value}
          type="radio"
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          required={required}
          {...(onChange
            ? { checked: value === option.value, onChange: () => onChange(option.value) }
            : { defaultChecked: defaultValue === option.value })}
        />
      ))}
      <div aria-live="polite">{error ? <FieldError id={id}>{error}</FieldError> : null}</div>
    </fieldset>
  );
}

/** A setting that takes effect at once. A checkbox in a form that is sent later is a Checkbox. */
export function Switch({ label, hint, className, ...rest }: ChoiceProps) {
  const id = useId();
  return (
    <label className={cx("flex items-start justify-between gap-4 py-1", className)}>
      <Words label={label} hint={hint} id={id} />
      <span className="relative mt-0.5 inline-flex shrink-0">
        <input
          ref={takeUp}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says itself whether it is checked
          role="switch"
          aria-describedby={hint ? id : undefined}
          {...rest}
          className="peer h-6 w-10 appearance-none rounded-full border border-control bg-sunken transition-colors checked:border-brand checked:bg-brand disabled:opacity-55"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-control transition-transform peer-checked:translate-x-4 peer-checked:bg-on-brand"
        />
      </span>
    </label>
  );
}
