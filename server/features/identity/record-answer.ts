// What a provider's answer means for the verification, the account and the principal behind it.
import type { WriteTx } from "@/server/core/write-tx";
import type { Asked } from "@/server/features/identity/ask-provider";
import {
  type IdentityState,
  identityAsked,
  identityLapsed,
  identityPassed,
  identityRefused,
  type VerificationId,
} from "@/server/features/identity/contract";
import {
  decide,
  identityOf,
  lockVerification,
  moveVerifications,
  noteAsked,
  readClaimIn,
  replaceClaim,
  setIdentityState,
  setProven,
  type Verification,
  type VerificationState,
} from "@/server/features/identity/store/verifications";
import { AppError } from "@/server/shared/errors";
import type { NewEvent } from "@/server/shared/events";
import type { BlindIndex } from "@/server/shared/sealed-text";
import { subjectRef } from "@/server/shared/subject";
import { type Claim, identityIndexOf } from "@/server/trust/standing/identity/claim";
import type { IdentityAnswer } from "@/server/trust/standing/identity/port";
import { placeAccount } from "@/server/trust/standing/join-principal";

export interface Recorded {
  state: VerificationState;
  /** Set where the platform itself cannot accept what the provider confirmed; the record of it commits. */
  refusal: AppError | null;
  events: readonly [NewEvent, ...NewEvent[]];
}

type Passed = Extract<IdentityAnswer, { outcome: "passed" }>;

/**
 * Writes what came of asking. A pass places the account behind the principal of that identity; whether the identity is barred or has all its accounts is only said once
 * the provider has confirmed that it is this person's. An answer to what was settled meanwhile changes nothing.
 */
export async function recordAnswer(tx: WriteTx, id: VerificationId, asked: Asked): Promise<Recorded> {
  const verification = await lockVerification(tx, id);
  if (!verification) throw new AppError("NOT_FOUND", "NOT_FOUND", {});
  await noteAsked(tx, id, asked.outcome === "away" ? null : asked.providerRef);
  const note = (outcome: Asked["outcome"] | "settled") => identityAsked(subjectRef("verification", id), { outcome });
  if (verification.state === "refused") return { state: verification.state, refusal: null, events: [note("settled")] };
  if (asked.outcome === "passed") {
    const { events, ...rest } = await pass(tx, verification, asked);
    return { ...rest, events: [note("passed"), ...events] };
  }
  if (asked.outcome === "refused") {
    const { events, ...rest } = await refuse(tx, verification, asked.reason);
    return { ...rest, events: [note("refused"), ...events] };
  }
  const isOver = verification.state === "passed" && verification.recheckAt !== null && verification.recheckAt <= tx.now;
  if (!isOver) return { state: verification.state, refusal: null, events: [note(asked.outcome)] };
  const { events, ...rest } = await lapse(tx, verification, "expired", null);
  return { ...rest, events: [note(asked.outcome), ...events] };
}

interface Ending {
  state: VerificationState;
  refusal: AppError | null;
  events: NewEvent[];
}

async function pass(tx: WriteTx, verification: Verification, answer: Passed): Promise<Ending> {
  const before = await readClaimIn(tx, verification);
  if (!before) throw new AppError("NOT_FOUND", "NOT_FOUND", {});
  const claim: Claim =
    before.method === "network-identity" && answer.subjectId
      ? { method: before.method, subjectId: answer.subjectId }
      : before;
  const index = identityIndexOf(claim);
  if (!index) throw new Error("the provider passed a network identity without a pseudonym");
  const kind = claim.method === "organisation" ? "organisation" : "person";
  const placement = await placeAccount(tx, verification.accountId, { index, kind });
  if (placement.is === "barred") {
    const refusal = new AppError("FORBIDDEN", "BLACKLISTED", { measureId: placement.measureId });
    return { ...(await refuse(tx, verification, "barred", index)), refusal };
  }
  if (placement.is === "full") {
    const refusal = new AppError("FORBIDDEN", "ACCOUNT_LIMIT", { limit: placement.limit });
    return { ...(await refuse(tx, verification, "account-limit", index)), refusal };
  }
  if (placement.is === "another") {
    const refusal = new AppError("REJECTED", "IDENTITY_MISMATCH", { field: "number" });
    return { ...(await refuse(tx, verification, "another-identity", index)), refusal };
  }
  const { principalId, joined } = placement;
  if (joined) await moveVerifications(tx, verification.accountId, verification.principalId, principalId);
  if (claim !== before) await replaceClaim(tx, verification.id, principalId, claim);
  await decide(tx, verification.id, { state: "passed", refusal: null, recheckAt: answer.recheckAt, index });
  await setProven(tx, principalId, { method: claim.method, recheckAt: answer.recheckAt });
  const event = identityPassed(subjectRef("verification", verification.id, principalId), {
    principalId,
    accountId: verification.accountId,
    method: claim.method,
    joined,
    recheckAt: answer.recheckAt.toISOString(),
  });
  return { state: "passed", refusal: null, events: [event] };
}

/** A first check that did not pass is refused, also where the provider confirmed whose document it was (`index`); a re-check that did not pass takes away what had passed. */
async function refuse(tx: WriteTx, verification: Verification, reason: string, index?: BlindIndex): Promise<Ending> {
  if (verification.state !== "pending") return lapse(tx, verification, lapsed(reason), reason);
  await decide(tx, verification.id, {
    state: "refused",
    refusal: reason,
    recheckAt: null,
    ...(index ? { index } : {}),
  });
  const { state } = await identityOf(tx, verification.principalId);
  if (state === "pending") await setIdentityState(tx, verification.principalId, "refused");
  const event = identityRefused(subjectRef("verification", verification.id, verification.principalId), {
    principalId: verification.principalId,
    accountId: verification.accountId,
    method: verification.method,
    reason,
  });
  return { state: "refused", refusal: null, events: [event] };
}

function lapsed(reason: string): "expired" | "phone-reassigned" | "refused" {
  if (reason === "reassigned") return "phone-reassigned";
  return reason === "document-expired" ? "expired" : "refused";
}

async function lapse(
  tx: WriteTx,
  verification: Verification,
  state: "expired" | "phone-reassigned" | "refused",
  refusal: string | null,
): Promise<Ending> {
  const { principalId, accountId } = verification;
  await decide(tx, verification.id, { state, refusal, recheckAt: null });
  await setIdentityState(tx, principalId, state satisfies IdentityState);
  const event = identityLapsed(subjectRef("verification", verification.id, principalId), {
    principalId,
    accountId,
    state,
  });
  return { state, refusal: null, events: [event] };
}
