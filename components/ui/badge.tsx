import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

const tones = {
  neutral: "bg-sunken text-ink-soft",
  brand: "bg-brand-soft text-brand",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
};

export type Tone = keyof typeof tones;

interface BadgeProps {
  tone?: Tone;
  /** Required: a badge never speaks by colour alone. */
  icon: ReactNode;
  title?: string;
  children: ReactNode;
}

/** A short statement about a person or a content: icon and words. */
export function Badge({ tone = "neutral", icon, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2 align-middle text-small leading-5 [&_svg]:size-3.5 [&_svg]:shrink-0",
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}
