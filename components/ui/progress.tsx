import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/cx";

interface ProgressProps {
  label: ReactNode;
  /** From 0 to 1; left out while the end is not known. */
  value?: number;
  /** What stands beside the label: a percentage, a count, a cancel button. */
  detail?: ReactNode;
}

/** How far something over a second has come. */
export function Progress({ label, value, detail }: ProgressProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5 text-small">
      <div className="flex items-center justify-between gap-3">
        <span id={id}>{label}</span>
        <span className="text-ink-soft tabular-nums">{detail}</span>
      </div>
      <progress
        aria-labelledby={id}
        value={value}
        max={1}
        className={cx(
          "h-1.5 w-full appearance-none overflow-hidden rounded-full border-0 bg-sunken",
          "[&::-moz-progress-bar]:bg-brand [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-brand",
          "indeterminate:animate-breathe indeterminate:bg-brand indeterminate:[&::-webkit-progress-bar]:bg-brand",
        )}
      />
    </div>
  );
}
