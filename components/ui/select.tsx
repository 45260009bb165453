import type { ComponentProps } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { controlLook } from "@/components/ui/text-input";

/** The platform's own select, with our look. Use it inside a Field. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <div className="relative">
      <select {...rest} className={cx(controlLook, "h-10 appearance-none pr-9", className)}>
        {children}
      </select>
      <Icon name="chevron-down" className="pointer-events-none absolute top-3 right-3 size-4 text-ink-soft" />
    </div>
  );
}
