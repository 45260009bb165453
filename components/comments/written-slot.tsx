"use client"; // loads code after the page

import { type ComponentProps, Suspense } from "react";
import { later } from "@/components/ui/later";

const WrittenList = later(async () => (await import("@/components/comments/written-list")).WrittenList);

/** What an account wrote under posts, which most who open a profile do not ask for. */
export function WrittenSlot(props: ComponentProps<typeof WrittenList>) {
  return (
    <Suspense>
      <WrittenList {...props} />
    </Suspense>
  );
}
