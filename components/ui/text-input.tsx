import type { ComponentProps } from "react";
import { cx } from "@/components/ui/cx";

/** The look that text inputs, text areas and selects share. */
export const controlLook = cx(
  "w-full rounded-control border border-control bg-surface px-3 text-ink transition-colors",
  "focus-visible:border-brand focus-visible:outline-offset-0 aria-invalid:border-danger",
  "disabled:bg-sunken disabled:text-ink-faint",
);

/** A line of text. Use it inside a Field. */
export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return <input type="text" {...rest} className={cx(controlLook, "h-10 read-only:bg-sunken", className)} />;
}
