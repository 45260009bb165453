import { ChoiceLink } from "@/components/ui/choice-link";
import { cx } from "@/components/ui/cx";
import type { TabLink } from "@/components/ui/tab-links";

/** Narrows the list below it; the choice stands in the address. Quieter than tabs, under which it may stand, and wraps where they would scroll. */
export function FilterLinks({ label, items }: { label: string; items: TabLink[] }) {
  return (
    <nav aria-label={label} className="-ml-2.5 flex flex-wrap gap-1">
      {items.map((item) => (
        <ChoiceLink
          key={item.href}
          href={item.href}
          current={item.current}
          className={cx(
            "inline-flex min-h-9 items-center gap-1.5 whitespace-nowrap rounded-control px-2.5",
            item.current ? "bg-sunken font-medium text-ink" : "text-ink-soft hover:bg-sunken hover:text-ink",
          )}
        >
          {item.label}
          {item.count ? <span className="text-small tabular-nums">{item.count}</span> : null}
        </ChoiceLink>
      ))}
    </nav>
  );
}
