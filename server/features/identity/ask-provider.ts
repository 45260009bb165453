// Asks the provider about one verification. Never inside a transaction.
import type { SQL } from "drizzle-orm";
import { now } from "@/server/core/clock";
import { askAgainSeconds, type VerificationId } from "@/server/features/identity/contract";
import { readClaim, type Verification } from "@/server/features/identity/store/verifications";
import { AppError } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { BlindIndex } from "@/server/shared/sealed-text";
import { type Claim, identityIndexOf, knownIdentity } from "@/server/trust/standing/identity/claim";
import type { IdentityAnswer, IdentityPort, IdentityRequest } from "@/server/trust/standing/identity/port";
import { identityPort } from "@/server/trust/standing/identity/port-in-use";

/** What came of asking; `away` when the provider did not answer, which is no answer about the person. */
export type Asked = IdentityAnswer | { outcome: "away" };

/** An answer with what it is about, as `recordAnswer` takes it. */
export interface Answered {
  id: VerificationId;
  accountId: AccountId;
  asked: Asked;
  /** The identity that the provider confirmed. */
  identity: BlindIndex | null;
}

/** Pure: the claim after the answer; a one-time credential has become a pseudonym. */
export function claimAfter(claim: Claim, asked: Asked): Claim {
  if (claim.method !== "network-identity" || asked.outcome !== "passed" || !asked.subjectId) return claim;
  return { method: claim.method, subjectId: asked.subjectId };
}

/**
 * Asks whether a claim is true, or whether one that passed still is. A provider that is away answers `away`: nothing is decided, and it is asked again later. Refuses
 * RATE_LIMITED/TOO_MANY within seconds of the last question, and CONFLICT/ALREADY_DONE for what cannot be asked.
 */
export async function askProviderAbout(which: SQL): Promise<Answered> {
  const read = await readClaim(which);
  if (!read) throw new AppError("CONFLICT", "ALREADY_DONE", {});
  const { verification, claim } = read;
  const next = verification.askedAt ? verification.askedAt.getTime() + askAgainSeconds * 1_000 : 0;
  if (next > now().getTime()) throw new AppError("RATE_LIMITED", "TOO_MANY", { until: new Date(next).toISOString() });
  const asked = await ask(verification, claim);
  const identity = asked.outcome === "passed" ? identityIndexOf(claimAfter(claim, asked)) : null;
  return { id: verification.id, accountId: verification.accountId, asked, identity };
}

async function ask(verification: Verification, claim: Claim): Promise<Asked> {
  const { port, limitMs } = identityPort();
  const signal = AbortSignal.timeout(limitMs);
  try {
    if (verification.state !== "pending") return await askAgain(port, claim, verification.decidedAt, signal);
    if (claim.method === "organisation") return await askOrganisation(port, claim, verification.providerRef, signal);
    return await askOrPoll(port, requestOf(claim), verification.providerRef, signal);
  } catch (error) {
    if (error instanceof AppError && error.reason === "PROVIDER_AWAY") return { outcome: "away" };
    throw error;
  }
}

function requestOf(claim: Exclude<Claim, { method: "organisation" }>): IdentityRequest {
  if ("subjectId" in claim) throw new AppError("CONFLICT", "ALREADY_DONE", {});
  return claim;
}

function askOrPoll(
  port: IdentityPort,
  request: IdentityRequest,
  ref: string | null,
  signal: AbortSignal,
): Promise<IdentityAnswer> {
  return ref ? port.poll(ref, signal) : port.verify(request, signal);
}

/** An organisation is its responsible person and then its code; both must hold, and the reference says which of them is waited for. */
async function askOrganisation(
  port: IdentityPort,
  claim: Extract<Claim, { method: "organisation" }>,
  ref: string | null,
  signal: AbortSignal,
): Promise<IdentityAnswer> {
  const [, step, own = null] = /^(person|organisation):(.*)$/.exec(ref ?? "") ?? [];
  if (step !== "organisation") {
    const answer = await askOrPoll(port, { method: "person", ...claim.responsible }, own, signal);
    if (answer.outcome !== "passed") return { ...answer, providerRef: `person:${answer.providerRef}` };
  }
  const answer = await askOrPoll(port, claim, step === "organisation" ? own : null, signal);
  return { ...answer, providerRef: `organisation:${answer.providerRef}` };
}

async function askAgain(
  port: IdentityPort,
  claim: Claim,
  verifiedAt: Date | null,
  signal: AbortSignal,
): Promise<IdentityAnswer> {
  const known = knownIdentity(claim);
  if (!known || !verifiedAt) throw new AppError("CONFLICT", "ALREADY_DONE", {});
  return port.recheck(known, verifiedAt, signal);
}
