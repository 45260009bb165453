import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/cx";

/** A bordered surface. On phones a `flush` card runs from edge to edge. */
export function Card({ flush = false, className, ...rest }: ComponentProps<"section"> & { flush?: boolean }) {
  return (
    <section
      {...rest}
      className={cx(
        "border border-line bg-surface p-4",
        flush ? "rounded-card max-md:-mx-4 max-md:rounded-none max-md:border-x-0" : "rounded-card",
        className,
      )}
    />
  );
}

/** The heading line of a card with what can be done there. */
export function CardHeader({ title, actions, level = 2 }: { title: ReactNode; actions?: ReactNode; level?: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <header className="mb-3 flex items-center justify-between gap-3">
      <Heading>{title}</Heading>
      {actions}
    </header>
  );
}
