"use client"; // listens for as long as it is shown

import { useEffect, useEffectEvent } from "react";
import type { Channel, Listener } from "@/components/live/stream";

/**
 * Listens to a channel (`null`: to none) for as long as the component is shown. All hooks of a tab share one stream,
 * which resumes after a break, and when the tab is looked at again, with `changed`; signals may come twice, so answer them by asking again.
 */
export function useLive(channel: Channel | null, onSignal: Listener): void {
  const handle = useEffectEvent(onSignal);
  useEffect(() => {
    if (channel === null) return;
    let isShown = true;
    let stop: (() => void) | null = null;
    // Nothing on the page waits for the stream, so its code comes after the page.
    import("@/components/live/stream").then(
      ({ listen }) => {
        if (isShown) stop = listen(channel, (signal) => handle(signal));
      },
      () => undefined,
    );
    return () => {
      isShown = false;
      stop?.();
    };
  }, [channel]);
}
