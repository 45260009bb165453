"use client"; // loads code after the page

import { Suspense } from "react";
import { later } from "@/components/ui/later";

const Shortcuts = later(async () => (await import("@/components/shortcuts/shortcuts")).Shortcuts);

/** What keys and clicks do on every page: nobody reads with them before the page is there. */
export function ShortcutsSlot() {
  return (
    <Suspense>
      <Shortcuts />
    </Suspense>
  );
}
