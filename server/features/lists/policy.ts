// What this domain asks of an actor beyond the shared profiles.
import { gate } from "@/server/trust/policy/gates";

/** The list was not taken away by a measure: what a decision was about stays as it was. */
export const listNotRemoved = gate("listNotRemoved", "CONFLICT", "REMOVED", ["MB-12.1-a"], ({ target }) =>
  target?.details.state === "removed" ? {} : null,
);
