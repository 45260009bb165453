import type { Route } from "next";

/** The page of a topic. */
export function topicHref(name: string): Route {
  return `/t/${encodeURIComponent(name)}` as Route; // the page of this folder
}
