"use client"; // listens for the end of the session

import { Suspense, useState } from "react";
import { useLive } from "@/components/live/use-live";
import { later } from "@/components/ui/later";

const SessionEnded = later(async () => (await import("@/components/notifications/session-ended")).SessionEnded);

/** Says so at once when the session is ended elsewhere: what is on the screen stays, and nothing more can be done with it. */
export function SessionWatch() {
  const [hasEnded, setEnded] = useState(false);
  useLive("account", ({ type }) => {
    if (type === "ended") setEnded(true);
  });
  return hasEnded ? (
    <Suspense>
      <SessionEnded />
    </Suspense>
  ) : null;
}
