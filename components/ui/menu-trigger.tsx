import type { ComponentProps, ReactNode, Ref } from "react";
import { cx } from "@/components/ui/cx";

interface MenuTriggerProps extends Pick<ComponentProps<"button">, "onClick" | "aria-controls"> {
  ref?: Ref<HTMLButtonElement>;
  label: string;
  open: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** The button of a menu: apart from it, so that a menu can be fetched when its button is pressed. */
export function MenuTrigger({ label, open, className, children, ...rest }: MenuTriggerProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-haspopup="menu"
      aria-expanded={open}
      className={cx(
        "inline-flex shrink-0 items-center justify-center rounded-control text-ink-soft transition-colors hover:bg-sunken hover:text-ink",
        className ?? "size-9 [&_svg]:size-5",
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
