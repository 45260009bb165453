import type { Route } from "next";
import type { ReactNode } from "react";
import { ChoiceLink } from "@/components/ui/choice-link";
import { cx } from "@/components/ui/cx";

/** The look of a tab, whether it is a link or a button. */
export function tabLook(current: boolean): string {
  return cx(
    "-mb-px inline-flex min-h-11 shrink-0 items-center gap-1.5 whitespace-nowrap border-b-2 px-4 focus-visible:outline-offset-[-2px]",
    current ? "border-brand font-medium text-ink" : "border-transparent text-ink-soft hover:text-ink",
  );
}

export interface TabLink {
  href: Route;
  label: ReactNode;
  count?: number;
  current: boolean;
}

interface TabLinksProps {
  label: string;
  items: TabLink[];
}

/** Tabs whose choice stands in the address. */
export function TabLinks({ label, items }: TabLinksProps) {
  return (
    <nav aria-label={label} className="flex overflow-x-auto border-line border-b">
      {items.map((item) => (
        <ChoiceLink key={item.href} href={item.href} current={item.current} className={tabLook(item.current)}>
          {item.label}
          {item.count === undefined ? null : (
            <span className="text-ink-faint text-small tabular-nums">{item.count}</span>
          )}
        </ChoiceLink>
      ))}
    </nav>
  );
}
