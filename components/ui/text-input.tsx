"use client"; // takes up what was typed before

import type { ComponentProps } from "react";
import { controlLook } from "@/components/ui/control-look";
import { cx } from "@/components/ui/cx";
import { takeUp } from "@/components/ui/take-up";

/** A line of text. Use it inside a Field. */
export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input type="text" ref={takeUp} {...rest} className={cx(controlLook, "h-10 read-only:bg-sunken", className)} />
  );
}
