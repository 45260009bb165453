"use client"; // loads the composer's code after the page

import { type ComponentProps, lazy, Suspense } from "react";

const Composer = lazy(async () => ({ default: (await import("@/components/microblog/composer/composer")).Composer }));

/** The composer, drawn by the server and brought to life once its code is there: reading does not wait for it. */
export function ComposerSlot(props: ComponentProps<typeof Composer>) {
  return (
    <Suspense>
      <Composer {...props} />
    </Suspense>
  );
}
