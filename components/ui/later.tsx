import { useTranslations } from "next-intl";
import { type ComponentType, lazy } from "react";
import { dismissToast, showToast } from "@/components/ui/toast-store";

/** In milliseconds: before the second try, and at most between two. */
const [shortest, longest] = [500, 30_000];

/** How many parts did not arrive yet, and the toast that says so. */
let missing = 0;
let said = 0;

function PartMissing() {
  return useTranslations("ui.error")("part");
}

/**
 * A part whose code is fetched when it is first shown. Where the code does not arrive (no network, a server that has a newer build), the page around it stays as it is and says so:
 * the part is asked for again, ever more rarely and as soon as the network is back, and appears once it is there. It stands in a Suspense.
 */
export function later<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    for (let pause = shortest; ; pause = Math.min(pause * 2, longest)) {
      try {
        const part = await load();
        if (pause > shortest && --missing === 0) dismissToast(said);
        return { default: part };
      } catch {
        if (pause === shortest && ++missing === 1) said = showToast("danger", <PartMissing />, true);
        await new Promise((over) => {
          setTimeout(over, pause);
          addEventListener("online", over, { once: true });
        });
      }
    }
  });
}
