"use client"; // marks where one is

import type { Route } from "next";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

export interface NavItem {
  href: Route;
  label: string;
  icon: ReactNode;
  /** Something new waits there, in words. */
  unread?: string | null;
}

const lists = {
  column: "flex flex-col gap-0.5",
  /** A column that lies down on phones. */
  rail: "flex gap-0.5 max-md:overflow-x-auto md:flex-col",
  /** The bar at the bottom of a phone. */
  bar: "flex",
};

/** The links of a navigation; the one that leads to the present page is marked. */
export function NavLinks({ items, layout }: { items: NavItem[]; layout: keyof typeof lists }) {
  const pathname = usePathname();
  return (
    <ul className={lists[layout]}>
      {items.map((item) => {
        const current =
          item.href === "/" ? pathname === "/" : pathname === item.href || pathname.startsWith(`${item.href}/`);
        return (
          <li key={item.href} className={layout === "bar" ? "min-w-0 flex-1" : undefined}>
            <Link
              href={item.href}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              className={cx(
                "relative flex items-center transition-colors [&_svg]:size-5 [&_svg]:shrink-0",
                layout !== "bar"
                  ? "min-h-10 gap-3 whitespace-nowrap rounded-control px-3 hover:bg-sunken"
                  : "h-14 min-w-0 flex-col justify-center gap-0.5 px-0.5 text-small leading-tight focus-visible:-outline-offset-2",
                current ? "font-medium text-brand" : "text-ink-soft hover:text-ink",
                current && layout !== "bar" && "bg-brand-soft hover:bg-brand-soft",
              )}
            >
              <Glyph>
                {item.icon}
                {item.unread ? <span className="absolute -top-0.5 -right-1 size-2 rounded-full bg-brand" /> : null}
              </Glyph>
              <span className="max-w-full truncate">{item.label}</span>
              {item.unread ? <span className="sr-only">{item.unread}</span> : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** The icon of a link; it breathes while the page behind the link is on its way. */
function Glyph({ children }: { children: ReactNode }) {
  const { pending } = useLinkStatus();
  return <span className={cx("relative inline-flex", pending && "animate-breathe")}>{children}</span>;
}
