import { type ComponentType, lazy } from "react";

/** The longest pause between two tries, in milliseconds. */
const longest = 30_000;

/**
 * A part whose code is fetched when it is first shown. Where the code does not arrive (no network, a server that has a newer build), the page around it stays as it is:
 * the part is asked for again, after half a second at first and then ever more rarely, and appears once it is there. It stands in a Suspense.
 */
export function later<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    for (let pause = 500; ; pause = Math.min(pause * 2, longest)) {
      try {
        return { default: await load() };
      } catch {
        await new Promise((over) => setTimeout(over, pause));
      }
    }
  });
}
