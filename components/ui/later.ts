import { type ComponentType, lazy } from "react";

/**
 * A part whose code is fetched when it is first shown. Where the code does not arrive (no network, a server that has a newer build), the page around it stays as it is:
 * the part is asked for again every other second, and appears once it is there. It stands in a Suspense.
 */
export function later<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    for (;;) {
      try {
        return { default: await load() };
      } catch {
        await new Promise((over) => setTimeout(over, 2_000));
      }
    }
  });
}
