"use client"; // marks the tab one is on and brings it into sight

import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { TabLinks } from "@/components/ui/tab-links";

/** The parts of the settings: more than fit in a line, so the present one is scrolled to. */
export function SettingsTabs({ label, tabs }: { label: string; tabs: { href: Route; label: string }[] }) {
  const pathname = usePathname();
  const bar = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has a present tab of its own
  useEffect(() => {
    const current = bar.current?.querySelector<HTMLElement>("[aria-current=page]");
    const list = current?.parentElement;
    if (current && list)
      list.scrollLeft = current.offsetLeft - list.offsetLeft - (list.clientWidth - current.clientWidth) / 2;
  }, [pathname]);

  return (
    <div ref={bar}>
      <TabLinks label={label} items={tabs.map((tab) => ({ ...tab, current: pathname === tab.href }))} />
    </div>
  );
}
