import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/cx";

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  label: string;
  icon: ReactNode;
  pressed?: boolean;
};

/** A button of one icon; the label is its name and its tooltip. `pressed` makes it a toggle. */
export function IconButton({ label, icon, pressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      {...rest}
      className={cx(
        "inline-flex size-9 shrink-0 items-center justify-center rounded-control text-ink-soft transition-colors",
        "hover:bg-sunken hover:text-ink disabled:opacity-55 aria-pressed:text-brand [&_svg]:size-5",
        className,
      )}
    >
      {icon}
    </button>
  );
}
