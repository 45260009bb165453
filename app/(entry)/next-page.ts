import type { Route } from "next";

/** Where to go after signing in: a page of ours, or home. An address of somebody else's is never followed. */
export function nextPage(asked: string | undefined): Route {
  // Browsers drop tabs and line ends inside an address and read a backslash as a slash: what then begins with two slashes is another host.
  return (asked && /^\/(?!\/)[^\s\\\p{Cc}]*$/u.test(asked) ? asked : "/") as Route; // checked to lie on this site
}
