import { cx } from "@/components/ui/cx";

/** The look that text inputs, text areas and selects share. */
export const controlLook = cx(
  "w-full rounded-control border border-control bg-surface px-3 text-ink transition-colors",
  "focus-visible:border-brand focus-visible:outline-offset-0 aria-invalid:border-danger",
  "disabled:bg-sunken disabled:text-ink-faint",
);
