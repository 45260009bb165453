// What this domain asks of an actor beyond the shared profiles.
import { gate } from "@/server/trust/policy/gates";

/** The comment was not taken away by a measure: what a decision was about stays as it was. */
export const commentNotRemoved = gate("commentNotRemoved", "CONFLICT", "REMOVED", ["MB-12.1-a"], ({ target }) =>
  target?.details.state === "removed" ? {} : null,
);
