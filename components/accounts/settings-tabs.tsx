"use client"; // marks the tab one is on

import type { Route } from "next";
import { usePathname } from "next/navigation";
import { TabLinks } from "@/components/ui/tab-links";

/** The parts of the settings. */
export function SettingsTabs({ label, tabs }: { label: string; tabs: { href: Route; label: string }[] }) {
  const pathname = usePathname();
  return <TabLinks label={label} items={tabs.map((tab) => ({ ...tab, current: pathname === tab.href }))} />;
}
