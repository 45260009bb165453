import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/cx";

interface TableProps {
  /** Read out, not shown. */
  caption: string;
  columns: { key: string; label: ReactNode; numeric?: boolean; className?: string }[];
  /** TableRow elements. */
  children: ReactNode;
}

/** A dense table that scrolls sideways within itself when the screen is narrow, and shows at its edges that there is more. */
export function Table({ caption, columns, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="scroll-edges rounded-card border border-line">
      <table className="w-full border-collapse text-left text-small">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunken text-ink-soft">
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cx(
                  "whitespace-nowrap px-3 py-2 font-medium",
                  column.numeric && "text-right",
                  column.className,
                )}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </section>
  );
}

/** One row; `current` marks the one that is open in the side panel. */
export function TableRow({ current = false, className, ...rest }: ComponentProps<"tr"> & { current?: boolean }) {
  return (
    <tr
      {...rest}
      className={cx("relative hover:bg-sunken", current && "bg-brand-soft hover:bg-brand-soft", className)}
    />
  );
}

export function TableCell({ numeric = false, className, ...rest }: ComponentProps<"td"> & { numeric?: boolean }) {
  return <td {...rest} className={cx("wrap-break-word px-3 py-2 align-top", numeric && "text-right", className)} />;
}

/** The link of a row: the whole row leads there. */
export function RowLink({ href, current = false, children }: { href: Route; current?: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={current ? "true" : undefined}
      className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-brand focus-visible:after:-outline-offset-2"
    >
      {children}
    </Link>
  );
}
