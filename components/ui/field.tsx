import { type ReactNode, useId } from "react";
import { Icon } from "@/components/ui/icon";

/** What a control needs to be named and explained by its field. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, in words; announced when it appears. */
  error?: ReactNode;
  /** Shown beside the label of a field that may stay empty. */
  optional?: ReactNode;
  children: (control: FieldControl) => ReactNode;
}

/** Label above, hint below it, control, and the error beside the control in words. */
export function Field({ label, hint, error, optional, children }: FieldProps) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline gap-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {optional ? <span className="text-ink-faint text-small">{optional}</span> : null}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1 text-ink-soft text-small">
          {hint}
        </p>
      ) : null}
      {children({ id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      <div aria-live="polite">{error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}</div>
    </div>
  );
}

/** An error in words with its sign; `Field` places it, groups of controls may use it alone. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-danger text-small">
      <Icon name="circle-exclamation-point" className="mt-0.5 size-4" />
      <span>{children}</span>
    </p>
  );
}
