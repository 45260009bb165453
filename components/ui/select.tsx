"use client"; // takes up what was chosen before

import type { ComponentProps } from "react";
import { controlLook } from "@/components/ui/control-look";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { takeUp } from "@/components/ui/take-up";

/** The platform's own select, with our look. Use it inside a Field. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <div className="relative">
      <select ref={takeUp} {...rest} className={cx(controlLook, "h-10 appearance-none pr-9", className)}>
        {children}
      </select>
      <Icon name="chevron-down" className="pointer-events-none absolute top-3 right-3 size-4 text-ink-soft" />
    </div>
  );
}
