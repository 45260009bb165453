// The gates of the desk: whether this member of staff may act on this case now.
import type { Facts } from "@/server/trust/policy/facts";
import { gate } from "@/server/trust/policy/gates";
import { reviewerMeasures } from "../contract/cases";

interface CaseDetails {
  state: "open" | "escalated" | "decided";
  claimedBy: string | null;
  claimedUntil: Date | null;
  reporterPrincipals: readonly string[];
}

function caseOf(facts: Facts): CaseDetails | null {
  return facts.target ? (facts.target.details as unknown as CaseDetails) : null; // cases/subject.ts made them
}

function isOfficer({ account }: Facts): boolean {
  return account?.posts.some((held) => held.post === "officer") ?? false;
}

/** The case has not been decided. */
export const caseUndecided = gate("caseUndecided", "CONFLICT", "ALREADY_DONE", [], (facts) =>
  caseOf(facts)?.state === "decided" ? {} : null,
);

/** The case is not about the actor's own principal, nor did that principal report in it. */
export const notInvolved = gate("notInvolved", "FORBIDDEN", "CONFLICT_OF_INTEREST", ["PUB-20.2-b"], (facts) => {
  const mine = facts.account?.principalId;
  if (!mine) return null;
  return facts.target?.ownerPrincipalId === mine || caseOf(facts)?.reporterPrincipals.includes(mine) ? {} : null;
});

/** What was escalated is an officer's. */
export const officerIfEscalated = gate(
  "officerIfEscalated",
  "FORBIDDEN",
  "OFFICER_REQUIRED",
  ["PUB-20.2-b"],
  (facts) => (caseOf(facts)?.state === "escalated" && !isOfficer(facts) ? {} : null),
);

/** The actor holds the claim, so that no two people decide one case. */
export const holdsClaim = gate("holdsClaim", "CONFLICT", "CLAIMED_BY_OTHER", [], (facts) => {
  const found = caseOf(facts);
  if (!found || !facts.account) return null;
  const claimed = found.claimedUntil !== null && found.claimedUntil > facts.now;
  if (claimed && found.claimedBy === facts.account.accountId) return null;
  return { until: claimed ? (found.claimedUntil?.toISOString() ?? null) : null };
});

/** Reviewers warn and remove; every other measure is an officer's. */
export const officerForGraveMeasures = gate(
  "officerForGraveMeasures",
  "FORBIDDEN",
  "OFFICER_REQUIRED",
  ["IM-08.2-a"],
  (facts, input: { measures: readonly { kind: string }[] }) => {
    const grave = input.measures.some(({ kind }) => !reviewerMeasures.some((own) => own === kind));
    return grave && !isOfficer(facts) ? {} : null;
  },
);
