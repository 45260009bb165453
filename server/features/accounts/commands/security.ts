// Sessions and second factors of one's own account.
import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { toDataURL } from "qrcode";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import {
  addPasskeyInput,
  confirmTotpInput,
  endSessionInput,
  nothingInput,
  proofInput,
  recoveryCodesMade,
  removePasskeyInput,
  secondFactorAdded,
  secondFactorGiven as secondFactorGivenEvent,
  secondFactorRefused,
  secondFactorRemoved,
  secondFactorStarted,
  sessionEnded,
} from "@/server/features/accounts/contract";
import {
  authenticationOptions,
  registrationOptions,
  relyingParty,
  verifyRegistration,
} from "@/server/features/accounts/second-factor/passkey";
import { checkProof, requireTriesLeft } from "@/server/features/accounts/second-factor/proof";
import { checkTotp, totpUri } from "@/server/features/accounts/second-factor/totp";
import { accountsSetup } from "@/server/features/accounts/setup";
import { handleOf } from "@/server/features/accounts/store/account";
import {
  acceptTotpStep,
  deletePasskey,
  deleteTotp,
  insertPasskey,
  lockPasskeys,
  lockTotp,
  methodsOf,
  newRecoveryCodes,
  putChallenge,
  startTotp as startTotpRow,
  takeChallenge,
} from "@/server/features/accounts/store/second-factor";
import { secondFactorMarked } from "@/server/features/accounts/store/tickets";
import { type Actor, command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId, SessionId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { Facts } from "@/server/trust/policy/facts";
import { recentlyConfirmed, secondFactorGiven } from "@/server/trust/policy/gates";
import { endSessions } from "@/server/trust/standing/sessions";

const own = exempt("one's own account");
const noText = exempt("no user text");

/** Who acts and in which session; the gates refused everybody else. */
function holder(actor: Actor): { accountId: AccountId; sessionId: SessionId; isConfirmed: boolean } {
  const { session } = actor.request;
  if (!session) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  return { accountId: session.accountId, sessionId: session.id, isConfirmed: session.secondFactorAt !== null };
}

const party = () => relyingParty(accountsSetup().publicUrl, "Guiju");
const account = (id: AccountId) => subjectRef("account", id);
const alreadyDone = () => new AppError("CONFLICT", "ALREADY_DONE", {});
const wrong = () => new AppError("INVALID", "CODE_WRONG", { left: 0 });

/**
 * Adding a factor beside one that is there needs the one that is there, and adding the first a sign-in of late: a stolen session adds none, by which it could confirm itself from
 * then on.
 */
async function requireConfirmed(tx: WriteTx, accountId: AccountId, isConfirmed: boolean, facts: Facts): Promise<void> {
  if (isConfirmed) return;
  if ((await methodsOf(tx, accountId)).length > 0) throw new AppError("FORBIDDEN", "SECOND_FACTOR_REQUIRED", {});
  const refused = recentlyConfirmed.check(facts, undefined);
  if (refused) throw refused;
}

/** A factor just set up was just given: the session counts as confirmed. The first one comes with recovery codes, to be shown once; beside another one they stay as they are. */
async function afterFactorAdded(
  tx: WriteTx,
  { accountId, sessionId }: { accountId: AccountId; sessionId: SessionId },
): Promise<{ recoveryCodes: string[] | null; beside: Beside[] }> {
  const confirmed = secondFactorMarked(tx, sessionId);
  if ((await methodsOf(tx, accountId)).includes("recovery-code")) return { recoveryCodes: null, beside: [confirmed] };
  const { codes, stored } = newRecoveryCodes(accountId);
  return { recoveryCodes: codes, beside: [confirmed, ...stored] };
}

/** Ends one of one's own sessions at once, on open streams too. NOT_FOUND where it is not one's own or ended already. */
export const endSession = command({
  profile: "manageOwn",
  act: "sign-out",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: endSessionInput,
  async run({ input, actor, tx }) {
    const { accountId } = holder(actor);
    if ((await endSessions(tx, accountId, { only: input.sessionId })).length === 0) throw notFound();
    return {
      result: {},
      events: [sessionEnded(subjectRef("session", input.sessionId), { accountId, how: "ended" })],
    };
  },
});

/** Ends all of one's own sessions but the one that asks. Ending none is no refusal. */
export const endOtherSessions = command({
  profile: "manageOwn",
  act: "sign-out",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: nothingInput,
  async run({ actor, tx }) {
    const { accountId, sessionId } = holder(actor);
    const ended = await endSessions(tx, accountId, { except: sessionId });
    return {
      result: { ended: ended.length },
      events: [sessionEnded(subjectRef("session", sessionId), { accountId, how: "ended-others" })],
    };
  },
});

/**
 * Begins with an authenticator app: the secret as text and as QR code. A second call makes another secret. CONFLICT/ALREADY_DONE where one is in use,
 * FORBIDDEN/CONFIRMATION_REQUIRED for a first factor long after signing in.
 */
export const startTotp = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: nothingInput,
  async run({ actor, facts, tx }) {
    const { accountId, isConfirmed } = holder(actor);
    await requireConfirmed(tx, accountId, isConfirmed, facts);
    const secret = await startTotpRow(tx, accountId);
    if (!secret) throw alreadyDone();
    const uri = totpUri({ issuer: "Guiju", account: await handleOf(tx, accountId), secret });
    return {
      result: { secret, uri, qr: await toDataURL(uri, { margin: 1, width: 240 }) },
      events: [secondFactorStarted(account(accountId), { method: "totp" })],
    };
  },
});

/**
 * Confirms the authenticator app with its first code; this session counts as confirmed from now on. Answers recovery codes with the first factor. Refuses
 * INVALID/CODE_WRONG and, without a start or confirmed already, CONFLICT/ALREADY_DONE.
 */
export const confirmTotp = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: confirmTotpInput,
  async run({ input, actor, facts, tx }) {
    const { accountId, sessionId, isConfirmed } = holder(actor);
    await requireConfirmed(tx, accountId, isConfirmed, facts);
    const row = await lockTotp(tx, accountId);
    if (!row || row.confirmed) throw alreadyDone();
    const checked = checkTotp(row.secret, input.code, null, tx.now);
    if (!checked.ok) throw wrong();
    await acceptTotpStep(tx, accountId, checked.step);
    const { recoveryCodes, beside } = await afterFactorAdded(tx, { accountId, sessionId });
    return {
      result: { recoveryCodes },
      events: [secondFactorAdded(account(accountId), { method: "totp" })],
      beside,
    };
  },
});

/** Gives up the authenticator app. CONFLICT/ALREADY_DONE where there is none. */
export const removeTotp = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [secondFactorGiven],
  obligations: [],
  review: noText,
  input: nothingInput,
  async run({ actor, tx }) {
    const { accountId } = holder(actor);
    if (!(await deleteTotp(tx, accountId))) throw alreadyDone();
    return { result: {}, events: [secondFactorRemoved(account(accountId), { method: "totp" })] };
  },
});

/** Asks the browser for a new passkey; the challenge works once within five minutes. FORBIDDEN/CONFIRMATION_REQUIRED for a first factor long after signing in. */
export const startPasskey = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: nothingInput,
  async run({ actor, facts, tx }) {
    const { accountId, isConfirmed } = holder(actor);
    await requireConfirmed(tx, accountId, isConfirmed, facts);
    const passkeys = await lockPasskeys(tx, accountId);
    const options = await registrationOptions(party(), { accountId, handle: await handleOf(tx, accountId), passkeys });
    await putChallenge(tx, accountId, options.challenge);
    return { result: options, events: [secondFactorStarted(account(accountId), { method: "passkey" })] };
  },
});

/** Adds the passkey that the browser made. Answers recovery codes with the first factor. Refuses INVALID/CODE_WRONG, and CONFLICT/ALREADY_DONE for a known one. */
export const addPasskey = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: addPasskeyInput,
  async run({ input, actor, facts, tx }) {
    const { accountId, sessionId, isConfirmed } = holder(actor);
    await requireConfirmed(tx, accountId, isConfirmed, facts);
    const challenge = await takeChallenge(tx, accountId);
    if (!challenge) throw new AppError("INVALID", "CODE_EXPIRED", {});
    const response = input.response as unknown as RegistrationResponseJSON; // the library checks every part of it
    const checked = await verifyRegistration(party(), response, challenge);
    if (!checked.ok) throw wrong();
    if (!(await insertPasskey(tx, accountId, checked.value, actor.request.device))) throw alreadyDone();
    const { recoveryCodes, beside } = await afterFactorAdded(tx, { accountId, sessionId });
    return {
      result: { recoveryCodes },
      events: [secondFactorAdded(account(accountId), { method: "passkey" })],
      beside,
    };
  },
});

/** Gives up a passkey. CONFLICT/ALREADY_DONE where the account has none of this id. */
export const removePasskey = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [secondFactorGiven],
  obligations: [],
  review: noText,
  input: removePasskeyInput,
  async run({ input, actor, tx }) {
    const { accountId } = holder(actor);
    if (!(await deletePasskey(tx, accountId, input.id))) throw alreadyDone();
    return { result: {}, events: [secondFactorRemoved(account(accountId), { method: "passkey" })] };
  },
});

/** Makes ten new recovery codes; the old ones no longer work. */
export const makeRecoveryCodes = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [secondFactorGiven],
  obligations: [],
  review: noText,
  input: nothingInput,
  async run({ actor }) {
    const { accountId } = holder(actor);
    const { codes, stored } = newRecoveryCodes(accountId);
    return {
      result: { recoveryCodes: codes },
      events: [recoveryCodesMade(account(accountId), {})],
      beside: stored,
    };
  },
});

/** Asks the browser for a passkey, to confirm a session that was opened before the account had a second factor. */
export const startConfirmation = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: nothingInput,
  async run({ actor, tx }) {
    const { accountId } = holder(actor);
    const options = await authenticationOptions(party(), await lockPasskeys(tx, accountId));
    await putChallenge(tx, accountId, options.challenge);
    return { result: options, events: [secondFactorStarted(account(accountId), { method: "confirmation" })] };
  },
});

/** Confirms this session with a second factor. Refuses INVALID/CODE_WRONG, and RATE_LIMITED/TOO_MANY after ten wrong ones in an hour. */
export const confirmSecondFactor = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: proofInput,
  async run({ input, actor, tx }) {
    const { accountId, sessionId } = holder(actor);
    const { method } = input.proof;
    await requireTriesLeft(tx, accountId);
    const challenge = method === "passkey" ? await takeChallenge(tx, accountId) : null;
    if (!(await checkProof(tx, accountId, input.proof, challenge)))
      return { refusal: wrong(), events: [secondFactorRefused(account(accountId), { method })] };
    const beside = [secondFactorMarked(tx, sessionId)];
    return { result: {}, events: [secondFactorGivenEvent(account(accountId), { method })], beside };
  },
});
