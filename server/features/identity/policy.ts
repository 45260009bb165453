// Gates of openings: two people, an approval, and a time.

import { gate } from "@/server/trust/policy/gates";
import type { Target } from "@/server/trust/subjects";

/** What the opening's target says of itself; see subject.ts. */
export interface OpeningDetails {
  requestedBy: string;
  state: "waiting" | "approved" | "refused";
  expiresAt: string | null;
}

function detailsOf(target: Target | null): OpeningDetails | null {
  return target ? (target.details as unknown as OpeningDetails) : null; // subject.ts made them
}

/** Whoever asked does not decide, and nobody decides about themselves. */
export const anotherPersonDecides = gate(
  "anotherPersonDecides",
  "FORBIDDEN",
  "CONFLICT_OF_INTEREST",
  ["MB-07.2-a", "GRP-06.2-a"],
  ({ target, account }) => {
    const asked = detailsOf(target)?.requestedBy;
    return !account || asked === account.accountId || target?.ownerPrincipalId === account.principalId ? {} : null;
  },
);

/** The request waits for its decision. */
export const openingWaits = gate("openingWaits", "CONFLICT", "ALREADY_DONE", [], ({ target }) =>
  detailsOf(target)?.state === "waiting" ? null : {},
);

/** Only whoever made the request opens what it was approved for. */
export const askedForOpening = gate("askedForOpening", "FORBIDDEN", "NOT_YOURS", [], ({ target, account }) =>
  account && detailsOf(target)?.requestedBy === account.accountId ? null : {},
);

/** A second person approved. */
export const openingApprovedByAnother = gate(
  "openingApprovedByAnother",
  "FORBIDDEN",
  "OPENING_NOT_APPROVED",
  ["MB-07.2-a", "GRP-06.2-a"],
  ({ target }) => (detailsOf(target)?.state === "approved" ? null : {}),
);

/** The approval's time is not over. */
export const openingNotExpired = gate(
  "openingNotExpired",
  "FORBIDDEN",
  "OPENING_EXPIRED",
  ["MB-07.2-a"],
  ({ target, now }) => {
    const expiresAt = detailsOf(target)?.expiresAt ?? null;
    return expiresAt !== null && now < new Date(expiresAt) ? null : { until: expiresAt };
  },
);
