import type { Route } from "next";

/** Where to go after signing in: a page of ours, or home. An address of somebody else's is never followed. */
export function nextPage(asked: string | undefined): Route {
  return (asked && /^\/(?![/\\])/.test(asked) ? asked : "/") as Route; // checked to lie on this site
}
