// The gates of applications.
import type { Facts } from "@/server/trust/policy/facts";
import { gate } from "@/server/trust/policy/gates";

/** What the application's target says of itself; see subject.ts. */
export interface ApplicationDetails {
  state: string;
  claimedBy: string | null;
  claimedUntil: string | null;
}

function detailsOf({ target }: Facts): ApplicationDetails | null {
  return target ? (target.details as unknown as ApplicationDetails) : null; // subject.ts made them
}

/** The application waits for its decision. */
export const applicationWaits = gate("applicationWaits", "CONFLICT", "ALREADY_DONE", [], (facts) =>
  detailsOf(facts)?.state === "waiting" ? null : {},
);

/** Nobody decides what they, or another account of theirs, applied for. */
export const notTheApplicant = gate(
  "notTheApplicant",
  "FORBIDDEN",
  "CONFLICT_OF_INTEREST",
  ["MB-10.1-a"],
  ({ target, account }) => (!account || target?.ownerPrincipalId === account.principalId ? {} : null),
);

/** The actor holds a claim on the application that has not run out. */
export const holdsApplication = gate("holdsApplication", "CONFLICT", "CLAIMED_BY_OTHER", ["MB-10.1-a"], (facts) => {
  const { claimedBy = null, claimedUntil = null } = detailsOf(facts) ?? {};
  const holds = claimedBy === facts.account?.accountId && claimedUntil !== null && new Date(claimedUntil) > facts.now;
  return holds ? null : { until: claimedUntil };
});
