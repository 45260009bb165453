"use client"; // asks when it is shown

import { useEffect, useState } from "react";
import { askQuery } from "@/components/trpc/call";
import type { Refusal } from "@/server/shared/errors";
import type { PostId } from "@/server/shared/ids";

/** What quoting this post would refuse now, so that it is said before anybody types; null where nothing is in sight, and where nothing is quoted. */
export function useForeseen(quoteOf: string | null): Refusal | null {
  const [foreseen, setForeseen] = useState<{ of: string; refusal: Refusal | null } | null>(null);
  useEffect(() => {
    if (quoteOf === null) return;
    const quotes = quoteOf as PostId; // the server gave it, or the draft that it kept
    askQuery("microblog.mayPublish", { act: "post", quotes }).then(
      ({ refusal }) => setForeseen({ of: quoteOf, refusal }),
      () => undefined,
    );
  }, [quoteOf]);
  return foreseen && foreseen.of === quoteOf ? foreseen.refusal : null;
}
