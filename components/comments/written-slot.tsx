"use client"; // loads code after the page

import { type ComponentProps, lazy, Suspense } from "react";

const WrittenList = lazy(async () => ({
  default: (await import("@/components/comments/written-list")).WrittenList,
}));

/** What an account wrote under posts, which most who open a profile do not ask for. */
export function WrittenSlot(props: ComponentProps<typeof WrittenList>) {
  return (
    <Suspense>
      <WrittenList {...props} />
    </Suspense>
  );
}
