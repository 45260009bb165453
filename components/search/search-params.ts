// A search as it stands in an address.
import type { Route } from "next";

export interface SearchParams {
  q?: string;
  kind?: string;
  from?: string;
  since?: string;
  until?: string;
  media?: string;
}

/** What is wrong with a filter, in words: nothing can fit it. */
export type FilterProblems = Partial<Record<"from" | "since" | "until", string>>;

/** The address of a search; what is empty is left out. */
export function searchHref(params: SearchParams): Route {
  const given = Object.entries(params).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/search?${new URLSearchParams(given)}` as Route; // the page of this name
}
