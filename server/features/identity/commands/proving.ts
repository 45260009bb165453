// Proving who one is: the claim is recorded first, then the provider is asked, then the answer is recorded.
import type { WriteTx } from "@/server/core/write-tx";
import { type Answered, askProviderAbout } from "@/server/features/identity/ask-provider";
import {
  identitySubmitted,
  nothingInput,
  oneVerificationInput,
  recheckAsked,
  submitInput,
} from "@/server/features/identity/contract";
import { recordAnswer } from "@/server/features/identity/record-answer";
import {
  identityOf,
  identityStateSet,
  lockVerification,
  newVerification,
  noteRecheckAsked,
  pendingOf,
  provenOf,
  type VerificationState,
  verificationWith,
} from "@/server/features/identity/store/verifications";
import { command, type Ran } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import type { AccountFacts, Facts } from "@/server/trust/policy/facts";
import { findAccountPhone } from "@/server/trust/standing/account-phone";
import { identityIndexOf, parseClaim } from "@/server/trust/standing/identity/claim";
import { identityPort } from "@/server/trust/standing/identity/port-in-use";

const oneself = exempt("one's own identity");
const notForReaders = exempt("goes to the provider and into the vault, never before readers");

/**
 * Records a claim, sealed; `checkIdentity` then asks the provider. Refuses INVALID/INPUT_INVALID for a malformed number, and REJECTED/IDENTITY_MISMATCH where the account
 * was proven to be somebody else's: who an account belongs to does not change. A second claim replaces one that still waits.
 */
export const submitIdentity = command({
  profile: "ownIdentity",
  act: "verify-identity",
  on: oneself,
  gates: [],
  obligations: ["MB-07.1-a", "GRP-06.1-a", "GRP-06.2-a"],
  review: notForReaders,
  input: submitInput,
  async run({ input, facts, tx }) {
    const { accountId, principalId } = signedInOf(facts);
    const phone = input.method === "phone" ? await findAccountPhone(tx, accountId) : null;
    const claim = parseClaim(input, phone, tx.now);
    const known = await identityOf(tx, principalId);
    const index = identityIndexOf(claim);
    if (known.index && index && index !== known.index)
      throw new AppError("REJECTED", "IDENTITY_MISMATCH", { field: "number" });
    const provider = identityPort().port.provider;
    const { id, stored } = await newVerification(tx, { accountId, principalId, claim, provider });
    const holds = known.state === "passed" && known.recheckAt !== null && known.recheckAt > tx.now;
    const about = { principalId, accountId, method: claim.method };
    return {
      result: { verificationId: id },
      events: [identitySubmitted(subjectRef("verification", id, principalId), about)],
      beside: holds ? stored : [...stored, identityStateSet(principalId, "pending")],
    };
  },
});

/**
 * Asks the provider about the claim that waits, and records the answer. Refuses FORBIDDEN/BLACKLISTED, FORBIDDEN/ACCOUNT_LIMIT and REJECTED/IDENTITY_MISMATCH for what the
 * platform cannot accept, each recorded; CONFLICT/ALREADY_DONE where nothing waits; RATE_LIMITED/TOO_MANY within seconds of the last try.
 */
export const checkIdentity = command({
  profile: "ownIdentity",
  act: "check-identity",
  on: oneself,
  gates: [],
  obligations: ["MB-07.1-a", "GRP-06.1-a", "PUB-19.2-a"],
  review: notForReaders,
  input: nothingInput,
  prepare: (_input, facts) => askProviderAbout(pendingOf(signedInOf(facts).accountId)),
  run: ({ prepared, tx }) => answerOf(tx, prepared),
});

/** Has the provider confirm that what was proven still holds, before or after its date. Refuses as `checkIdentity` does. */
export const recheckIdentity = command({
  profile: "ownIdentity",
  act: "check-identity",
  on: oneself,
  gates: [],
  obligations: ["MB-07.1-b"],
  review: notForReaders,
  input: nothingInput,
  prepare: (_input, facts) => askProviderAbout(provenOf(signedInOf(facts).principalId)),
  run: ({ prepared, tx }) => answerOf(tx, prepared),
});

/** The same for jobs: a claim whose sender left, or a re-check that falls due. A refusal by the platform is an answer here, not an error. */
export const settleIdentity = command({
  profile: "system",
  act: "check-identity",
  on: exempt("named by the job that found it due"),
  gates: [],
  obligations: ["MB-07.1-b"],
  review: notForReaders,
  input: oneVerificationInput,
  prepare: ({ verificationId }) => askProviderAbout(verificationWith(verificationId)),
  async run({ prepared, tx }) {
    const { state, events, beside } = await recordAnswer(tx, prepared);
    return { result: { state }, events, beside };
  },
});

/** Asks the owner to confirm before the date. CONFLICT/ALREADY_DONE the second time. */
export const askForRecheck = command({
  profile: "system",
  act: "check-identity",
  on: exempt("named by the job that found it due"),
  gates: [],
  obligations: ["MB-07.1-b"],
  review: exempt("no user text"),
  input: oneVerificationInput,
  async run({ input, tx }) {
    const verification = await lockVerification(tx, input.verificationId);
    if (!verification?.recheckAt || !(await noteRecheckAsked(tx, verification.id)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const { principalId, accountId, recheckAt } = verification;
    const subject = subjectRef("verification", verification.id, principalId);
    return {
      result: { recheckAt: recheckAt.toISOString() },
      events: [recheckAsked(subject, { principalId, accountId, recheckAt: recheckAt.toISOString() })],
    };
  },
});

function signedInOf(facts: Facts): AccountFacts {
  if (!facts.account) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  return facts.account;
}

async function answerOf(
  tx: WriteTx,
  answered: Answered,
): Promise<Ran<{ state: VerificationState; isProviderAway: boolean }>> {
  const { state, refusal, events, beside } = await recordAnswer(tx, answered);
  if (refusal) return { refusal, events, beside };
  return { result: { state, isProviderAway: answered.asked.outcome === "away" }, events, beside };
}
