"use client"; // shown after something a client component tried

import { useTranslations } from "next-intl";
import { Suspense, useEffect, useState } from "react";
import { networkAway } from "@/components/refusal/refusal-of";
import { later } from "@/components/ui/later";
import type { Refusal } from "@/server/shared/errors";

// Refusals are rare and their words many: all that says them is fetched with the first one.
const ToldRefusal = later(async () => (await import("@/components/refusal/told-refusal")).ToldRefusal);

export interface RefusalNoteProps {
  refusal: Refusal;
  /** What was refused and what can be done stand beside it: only the reason is said. */
  brief?: boolean;
}

/** A refusal's four sentences, for client components; of a network that is away, what the page itself can say. Announced as soon as they appear. */
export function RefusalNote(props: RefusalNoteProps) {
  return (
    <div role="alert">
      {props.refusal === networkAway ? (
        <AwayNote />
      ) : (
        <Suspense>
          <ToldRefusal {...props} />
        </Suspense>
      )}
    </div>
  );
}

/** Says what has become of the step, until the network is back. */
function AwayNote() {
  const t = useTranslations("ui.error");
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    const onBack = () => setBack(true);
    addEventListener("online", onBack);
    return () => removeEventListener("online", onBack);
  }, []);
  return isBack ? null : t(navigator.onLine ? "away" : "offline");
}
