"use client"; // marks the part one is on and brings it into sight

import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { ChoiceLink } from "@/components/ui/choice-link";
import { cx } from "@/components/ui/cx";
import { tabLook } from "@/components/ui/tab-links";

/** The parts of the settings: a list beside them where there is room; a strip above them where there is not, in which the present one is scrolled to. */
export function SettingsTabs({ label, tabs }: { label: string; tabs: { href: Route; label: string }[] }) {
  const pathname = usePathname();
  const bar = useRef<HTMLElement>(null);

  useEffect(() => {
    const list = bar.current;
    const current = list?.querySelector<HTMLElement>(`a[href="${pathname}"]`);
    if (current && list)
      list.scrollLeft = current.offsetLeft - list.offsetLeft - (list.clientWidth - current.clientWidth) / 2;
  }, [pathname]);

  return (
    <nav
      ref={bar}
      aria-label={label}
      className="flex overflow-x-auto border-line border-b xl:sticky xl:top-18 xl:w-44 xl:shrink-0 xl:flex-col xl:gap-0.5 xl:self-start xl:border-b-0 max-xl:mask-r-from-90% max-xl:pr-10"
    >
      {tabs.map(({ href, label }) => {
        const isCurrent = pathname === href;
        return (
          <ChoiceLink
            key={href}
            href={href}
            current={isCurrent}
            className={cx(
              tabLook(isCurrent),
              "xl:mb-0 xl:min-h-10 xl:rounded-control xl:border-b-0 xl:px-3 xl:hover:bg-sunken",
              isCurrent && "xl:bg-sunken",
            )}
          >
            {label}
          </ChoiceLink>
        );
      })}
    </nav>
  );
}
