"use client"; // loads code after the page

import { type ComponentType, Suspense } from "react";
import { later } from "@/components/ui/later";

/** A part of a page that is drawn by the server and brought to life once its code is there: reading does not wait for it. */
function slotOf<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const Part = later(load) as ComponentType<Props>; // it takes what it loads takes
  return (props: Props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}

export const ComposerSlot = slotOf(async () => (await import("@/components/microblog/composer/composer")).Composer);

/** "n new posts", which nobody needs before some arrive. */
export const NewPostsSlot = slotOf(async () => (await import("@/components/microblog/new-posts-bar")).NewPostsBar);

/** Home in its ranking, which few choose. */
export const RankedSlot = slotOf(async () => (await import("@/components/microblog/ranked-timeline")).RankedTimeline);
