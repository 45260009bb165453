// Gates on a measure.
import type { Facts } from "@/server/trust/policy/facts";
import { gate } from "@/server/trust/policy/gates";
import { appealUntil } from "./statement";
import type { MeasureDetails } from "./subject";

function measureOf({ target }: Facts): MeasureDetails | null {
  return target ? (target.details as unknown as MeasureDetails) : null; // measures/subject.ts made them
}

/** The measure holds the actor: their account, or the principal behind it. */
export const measureIsOwn = gate("measureIsOwn", "FORBIDDEN", "NOT_YOURS", ["PUB-20.2-c"], (facts) =>
  measureOf(facts)?.isOwn === false ? {} : null,
);

/** The measure is not on the actor themself, whose own matter others decide. */
export const measureNotOwn = gate("measureNotOwn", "FORBIDDEN", "CONFLICT_OF_INTEREST", ["PUB-20.2-c"], (facts) =>
  measureOf(facts)?.isOwn || facts.target?.ownerPrincipalId === facts.account?.principalId ? {} : null,
);

/** The published time for appeals is not over. */
export const withinAppealTime = gate("withinAppealTime", "FORBIDDEN", "TOO_LATE", ["PUB-20.2-c"], (facts) => {
  const found = measureOf(facts);
  const until = found && appealUntil(found);
  return until && until <= facts.now ? { until: until.toISOString() } : null;
});
