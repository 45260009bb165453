// Gates on a measure.
import type { Facts } from "@/server/trust/policy/facts";
import { gate } from "@/server/trust/policy/gates";
import type { Target } from "@/server/trust/subjects";
import { appealUntil } from "./statement";
import type { MeasureDetails } from "./subject";

/** The measure that a command is on, as its gates and its work see it. */
export function measureOf({ details }: Target): MeasureDetails["measure"] {
  return (details as MeasureDetails).measure; // measures/subject.ts made them
}

function found({ target }: Facts): MeasureDetails["measure"] {
  return target && measureOf(target);
}

/** The measure holds the actor: their account, or the principal behind it. */
export const measureIsOwn = gate("measureIsOwn", "FORBIDDEN", "NOT_YOURS", ["PUB-20.2-c"], (facts) =>
  found(facts)?.isOwn ? null : {},
);

/** The measure is not on the actor themself, whose own matter others decide. */
export const measureNotOwn = gate("measureNotOwn", "FORBIDDEN", "CONFLICT_OF_INTEREST", ["PUB-20.2-c"], (facts) => {
  const isOwn = found(facts)?.isOwn || facts.target?.ownerPrincipalId === facts.account?.principalId;
  return isOwn ? {} : null;
});

/** The published time for appeals is not over. */
export const withinAppealTime = gate("withinAppealTime", "FORBIDDEN", "TOO_LATE", ["PUB-20.2-c"], (facts) => {
  const measure = found(facts);
  const until = measure && appealUntil(measure);
  return until && until <= facts.now ? { until: until.toISOString() } : null;
});
