// What this domain asks of an actor beyond the shared profiles.
import { isVisible } from "@/server/shared/user-text";
import { gate } from "@/server/trust/policy/gates";

/** The comment was not taken away by a measure: what a decision was about stays as it was. */
export const commentNotRemoved = gate("commentNotRemoved", "CONFLICT", "REMOVED", ["MB-12.1-a"], ({ target }) =>
  target?.details.state === "removed" ? {} : null,
);

/** A comment says something or shows something: emptying the text of one without pictures is deleting it. */
export const saysSomething = gate(
  "saysSomething",
  "INVALID",
  "INPUT_INVALID",
  [],
  ({ target }, input: { body: string; images?: readonly unknown[] }) =>
    !isVisible(input.body) && (input.images?.length ?? target?.details.images ?? 0) === 0
      ? { fields: [{ path: "body", problem: "empty" }] }
      : null,
);
