// What a provider's answer means for the verification, the account and the principal behind it.
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { type Answered, type Asked, claimAfter } from "@/server/features/identity/ask-provider";
import {
  type IdentityState,
  identityAsked,
  identityLapsed,
  identityPassed,
  identityRefused,
} from "@/server/features/identity/contract";
import {
  askedNoted,
  decided,
  identityStateSet,
  type Locked,
  lockRecording,
  proven,
  type VerificationState,
  verificationsMoved,
} from "@/server/features/identity/store/verifications";
import { AppError } from "@/server/shared/errors";
import type { NewEvent } from "@/server/shared/events";
import type { BlindIndex } from "@/server/shared/sealed-text";
import { subjectRef } from "@/server/shared/subject";
import { identityIndexOf, sealClaim } from "@/server/trust/standing/identity/claim";
import { ensurePersonKey } from "@/server/trust/standing/identity/person-keys";
import type { IdentityAnswer } from "@/server/trust/standing/identity/port";
import { lockPlace, placeAccount } from "@/server/trust/standing/join-principal";

export interface Recorded {
  state: VerificationState;
  /** Set where the platform itself cannot accept what the provider confirmed; the record of it commits. */
  refusal: AppError | null;
  events: readonly [NewEvent, ...NewEvent[]];
  /** What the answer changes, to be written with the events. */
  beside: readonly Beside[];
}

type Passed = Extract<IdentityAnswer, { outcome: "passed" }>;

/**
 * Says what came of asking, and the changes that write it. A pass places the account behind the principal of that identity; whether the identity is barred or has all its accounts
 * is only said once the provider has confirmed that it is this person's. An answer to what was settled meanwhile changes nothing. Holds the locks of everything that changes.
 */
export async function recordAnswer(tx: WriteTx, { id, accountId, asked, identity }: Answered): Promise<Recorded> {
  await lockPlace(tx, accountId, identity);
  const locked = await lockRecording(tx, id, identity);
  if (!locked) throw new AppError("NOT_FOUND", "NOT_FOUND", {});
  const { verification } = locked;
  const providerRef = asked.outcome === "away" ? null : asked.providerRef;
  const note = (outcome: Asked["outcome"] | "settled") => identityAsked(subjectRef("verification", id), { outcome });
  const unchanged = (outcome: Asked["outcome"] | "settled"): Recorded => ({
    state: verification.state,
    refusal: null,
    events: [note(outcome)],
    beside: [askedNoted(tx, id, providerRef)],
  });
  if (verification.state === "refused") return unchanged("settled");
  const ending = await endingOf(tx, locked, asked, providerRef);
  return ending ? { ...ending, events: [note(asked.outcome), ...ending.events] } : unchanged(asked.outcome);
}

interface Ending {
  state: VerificationState;
  refusal: AppError | null;
  events: NewEvent[];
  beside: Beside[];
}

/** How the verification ends for now; null where the answer decides nothing. */
async function endingOf(tx: WriteTx, locked: Locked, asked: Asked, providerRef: string | null): Promise<Ending | null> {
  if (asked.outcome === "passed") return pass(tx, locked, asked);
  if (asked.outcome === "refused") return refuse(tx, locked, { reason: asked.reason, providerRef });
  const { state, recheckAt } = locked.verification;
  const isOver = state === "passed" && recheckAt !== null && recheckAt <= tx.now;
  return isOver ? lapse(tx, locked, { state: "expired", refusal: null, providerRef }) : null;
}

async function pass(tx: WriteTx, locked: Locked, answer: Passed): Promise<Ending> {
  const { verification, claim: before, key, own, identityOf, others } = locked;
  const { providerRef, recheckAt } = answer;
  if (!before || !key) throw new AppError("NOT_FOUND", "NOT_FOUND", {});
  const claim = claimAfter(before, answer);
  const index = identityIndexOf(claim);
  if (!index) throw new Error("the provider passed a network identity without a pseudonym");
  const kind = claim.method === "organisation" ? "organisation" : "person";
  const placement = await placeAccount(tx, verification.accountId, own, { index, kind, principalId: identityOf });
  if (placement.is === "barred") {
    const refusal = new AppError("FORBIDDEN", "BLACKLISTED", { measureId: placement.measureId });
    return { ...refuse(tx, locked, { reason: "barred", providerRef, index }), refusal };
  }
  if (placement.is === "full") {
    const refusal = new AppError("FORBIDDEN", "ACCOUNT_LIMIT", { limit: placement.limit });
    return { ...refuse(tx, locked, { reason: "account-limit", providerRef, index }), refusal };
  }
  if (placement.is === "another") {
    const refusal = new AppError("REJECTED", "IDENTITY_MISMATCH", { field: "number" });
    return { ...refuse(tx, locked, { reason: "another-identity", providerRef, index }), refusal };
  }
  const { principalId, joined, changes } = placement;
  const to = { principalId, key: joined ? await ensurePersonKey(tx, principalId) : key };
  const sealed = joined || claim !== before ? sealClaim(to.key, verification.id, claim) : null;
  const event = identityPassed(subjectRef("verification", verification.id, principalId), {
    principalId,
    accountId: verification.accountId,
    method: claim.method,
    joined,
    recheckAt: recheckAt.toISOString(),
  });
  return {
    state: "passed",
    refusal: null,
    events: [event],
    beside: [
      ...changes,
      ...(joined ? [verificationsMoved(others, key, to)] : []),
      decided(tx, verification.id, {
        state: "passed",
        refusal: null,
        recheckAt,
        providerRef,
        index,
        principalId,
        sealed,
      }),
      proven(tx, principalId, { index, kind, method: claim.method, recheckAt }),
    ],
  };
}

/** A first check that did not pass is refused, also where the provider confirmed whose document it was (`index`); a re-check that did not pass takes away what had passed. */
function refuse(
  tx: WriteTx,
  locked: Locked,
  { reason, providerRef, index }: { reason: string; providerRef: string | null; index?: BlindIndex },
): Ending {
  const { verification, own } = locked;
  const { id, principalId, accountId, method } = verification;
  if (verification.state !== "pending")
    return lapse(tx, locked, { state: lapsed(reason), refusal: reason, providerRef });
  const event = identityRefused(subjectRef("verification", id, principalId), {
    principalId,
    accountId,
    method,
    reason,
  });
  const to = { state: "refused", refusal: reason, recheckAt: null, providerRef, ...(index ? { index } : {}) } as const;
  const beside = [decided(tx, id, to)];
  if (own.state === "pending") beside.push(identityStateSet(principalId, "refused"));
  return { state: "refused", refusal: null, events: [event], beside };
}

function lapsed(reason: string): "expired" | "phone-reassigned" | "refused" {
  if (reason === "reassigned") return "phone-reassigned";
  return reason === "document-expired" ? "expired" : "refused";
}

function lapse(
  tx: WriteTx,
  { verification }: Locked,
  to: { state: "expired" | "phone-reassigned" | "refused"; refusal: string | null; providerRef: string | null },
): Ending {
  const { id, principalId, accountId } = verification;
  const { state } = to;
  const event = identityLapsed(subjectRef("verification", id, principalId), { principalId, accountId, state });
  const beside = [
    decided(tx, id, { ...to, recheckAt: null }),
    identityStateSet(principalId, state satisfies IdentityState),
  ];
  return { state, refusal: null, events: [event], beside };
}
