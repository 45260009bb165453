"use client"; // loads code after the page

import { type ComponentProps, lazy, Suspense } from "react";

const Composer = lazy(async () => ({ default: (await import("@/components/microblog/composer/composer")).Composer }));
const NewPostsBar = lazy(async () => ({
  default: (await import("@/components/microblog/new-posts-bar")).NewPostsBar,
}));

/** The composer, drawn by the server and brought to life once its code is there: reading does not wait for it. */
export function ComposerSlot(props: ComponentProps<typeof Composer>) {
  return (
    <Suspense>
      <Composer {...props} />
    </Suspense>
  );
}

/** "n new posts", which nobody needs before some arrive. */
export function NewPostsSlot(props: ComponentProps<typeof NewPostsBar>) {
  return (
    <Suspense>
      <NewPostsBar {...props} />
    </Suspense>
  );
}
