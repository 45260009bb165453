// Gates on an appeal.
import type { Facts } from "@/server/trust/policy/facts";
import { gate } from "@/server/trust/policy/gates";
import type { Target } from "@/server/trust/subjects";
import type { AppealTarget } from "../visibility/appeals";
import type { AppealDetails } from "./subject";

/** The appeal that a command is on, as its gates and its work see it. */
export function appealOf({ details }: Target): AppealTarget | null {
  return (details as AppealDetails).appeal; // appeals/subject.ts made them
}

function found({ target }: Facts): AppealTarget | null {
  return target && appealOf(target);
}

/** The appeal still waits for its decision. */
export const appealOpen = gate("appealOpen", "CONFLICT", "ALREADY_DONE", [], (facts) =>
  found(facts)?.state === "open" ? null : {},
);

/** Neither the first handler nor the appellant decides: the database holds the first as well (PUB Article 20). */
export const notFirstHandler = gate("notFirstHandler", "FORBIDDEN", "CONFLICT_OF_INTEREST", ["PUB-20.2-c"], (facts) => {
  const appeal = found(facts);
  const isInvolved =
    appeal?.firstHandlerId === facts.account?.accountId || appeal?.principalId === facts.account?.principalId;
  return isInvolved ? {} : null;
});

/** Nobody else holds the appeal now. */
export const notClaimedByOther = gate("notClaimedByOther", "CONFLICT", "CLAIMED_BY_OTHER", ["PUB-20.2-c"], (facts) => {
  const appeal = found(facts);
  if (!appeal?.claimedBy || appeal.claimedBy === facts.account?.accountId) return null;
  const until = appeal.claimedUntil;
  return until && until > facts.now ? { until: until.toISOString() } : null;
});
