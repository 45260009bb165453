// Signing up and in, to the ticket: the phone's code, and the account that is made or chosen.
import type { Session } from "@/server/core/request";
import { sealValue } from "@/server/core/sealed/vault";
import {
  accountRegistered,
  agreementAccepted,
  checkCodeInput,
  codeChecked,
  codeRefused,
  codeRequested,
  type Entered,
  registrationRefused,
  requestCodeInput,
  signInInput,
  signInPassed,
  signUpInput,
} from "@/server/features/accounts/contract";
import { codePolicy, nextCodeAt } from "@/server/features/accounts/one-time-code";
import { phoneOf } from "@/server/features/accounts/phone-input";
import { refuseReservedName } from "@/server/features/accounts/refuse-name";
import { refused } from "@/server/features/accounts/refused";
import { dayMs, hourMs, nextTryAt, registrationPolicy } from "@/server/features/accounts/registration";
import { insertAccount } from "@/server/features/accounts/store/account";
import {
  type AttemptId,
  accountsOfPhone,
  attemptMade,
  type CodeProof,
  codeOpened,
  codeUsed,
  lockOrigin,
  originOf,
  proveCode,
  type Registering,
  readRegistering,
  type Tries,
  triesSince,
} from "@/server/features/accounts/store/codes";
import { nameTaken, waitingName } from "@/server/features/accounts/store/profile";
import { methodsOf } from "@/server/features/accounts/store/second-factor";
import { newTicket } from "@/server/features/accounts/store/tickets";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { type AccountId, newId, type SessionId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { ReviewedText } from "@/server/shared/user-text";
import { briefOf } from "@/server/trust/authors/brief";
import { nicknameDoubt } from "@/server/trust/authors/name-doubts";
import { nameKeyOf } from "@/server/trust/authors/name-key";
import { acceptancesStored, unmet } from "@/server/trust/standing/agreements";

const attempt = (id: AttemptId) => subjectRef("registration-attempt", id);

function tooMany(until: Date): AppError {
  return new AppError("RATE_LIMITED", "TOO_MANY", { until: until.toISOString() });
}

/** A wrong or old code: the try it spent is committed with the refusal. */
function refusedCode({ id, refusal }: Extract<CodeProof, { right: false }>) {
  return refused(refusal, codeRefused(attempt(id), { reason: refusal.reason }));
}

/** The latest of the instants from which each limit lets the next code go out; null means now. */
function nextCode({ phone, device, network }: Tries, now: Date): Date | null {
  return latest([
    nextCodeAt(phone, now),
    nextTryAt(device, codePolicy.perDeviceAndHour, hourMs, now),
    nextTryAt(network, codePolicy.perNetworkAndHour, hourMs, now),
  ]);
}

/** The same for the next registration. */
function nextRegistration({ device, network }: Registering, now: Date): Date | null {
  const { perDeviceAndDay, perNetworkAndHour } = registrationPolicy;
  return latest([nextTryAt(device, perDeviceAndDay, dayMs, now), nextTryAt(network, perNetworkAndHour, hourMs, now)]);
}

function latest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce((later, at) => (at && (!later || at > later) ? at : later), null);
}

/**
 * Sends a code to a phone, whether or not it has an account: nothing tells the two apart. Refuses RATE_LIMITED/TOO_MANY with the instant of the next try, per
 * phone, device and network. A second call sends another code, and the first one no longer works.
 */
export const requestCode = command({
  profile: "enter",
  act: "sign-in",
  on: exempt("nobody is there yet"),
  gates: [],
  obligations: ["PUB-10.3-a"],
  review: exempt("no user text"),
  input: requestCodeInput,
  async run({ input, actor, tx }) {
    const phone = phoneOf(input.phone);
    const origin = originOf(phone, actor.request);
    await lockOrigin(tx, origin);
    const sent = await triesSince(tx, origin, "code-sent", new Date(tx.now.getTime() - hourMs));
    const next = nextCode(sent, tx.now);
    const id = newId<AttemptId>();
    const made = attemptMade(tx, id, origin, next ? "refused" : "code-sent");
    if (next) return refused(tooMany(next), codeRefused(attempt(id), { reason: "TOO_MANY" }), made);
    const { expiresAt, opened } = codeOpened(tx, id, phone, "enter");
    const resendAt = new Date(tx.now.getTime() + codePolicy.resendAfter);
    return {
      result: { expiresAt: expiresAt.toISOString(), resendAt: resendAt.toISOString() },
      events: [codeRequested(attempt(id), { locale: actor.request.locale })],
      beside: [made, opened],
    };
  },
});

/**
 * Judges a code without using it up, so that the next step of a sign-up can be shown; answers the accounts that the phone has already, and how many it may
 * have. Refuses INVALID/CODE_WRONG, which spends a try, and INVALID/CODE_EXPIRED.
 */
export const checkCode = command({
  profile: "enter",
  act: "sign-in",
  on: exempt("nobody is there yet"),
  gates: [],
  obligations: ["PUB-10.3-a"],
  review: exempt("no user text"),
  input: checkCodeInput,
  async run({ input, tx }) {
    const phone = phoneOf(input.phone);
    const proof = await proveCode(tx, phone, "enter", input.code);
    if (!proof.right) return refusedCode(proof);
    const accounts = await accountsOfPhone(tx, phone);
    return {
      result: { accounts: accounts.map(briefOf), most: registrationPolicy.accountsPerPhone },
      events: [codeChecked(attempt(proof.id), {})],
    };
  },
});

/**
 * Makes an account for a phone whose code is right, with every document that needs it actively accepted in its present version; answers a ticket. A name that
 * waits for review is replaced by a number until it is passed. Refuses, and nothing is stored but the try: INVALID/CODE_WRONG and CODE_EXPIRED;
 * FORBIDDEN/AGREEMENT_REQUIRED; CONFLICT/TAKEN and NAME_RESERVED; INVALID/NAME_PROTECTED; FORBIDDEN/BLACKLISTED for a barred phone or device; RATE_LIMITED/TOO_MANY per device and network;
 * RATE_LIMITED/TOO_MANY_ACCOUNTS where the phone has all the accounts it may have.
 */
export const signUp = command({
  profile: "enter",
  act: "sign-up",
  on: exempt("nobody is there yet"),
  gates: [],
  obligations: ["PUB-10.3-a", "GRP-05.2-b", "IM-06.2-a", "MB-06.2-a", "PUB-08.2-a", "PUB-08.3-a", "PUB-08.3-b"],
  review: {
    as: "account",
    also: async ({ nickname }, facts) => ({ texts: [], doubt: await nicknameDoubt(nickname, null, facts.now) }),
  },
  input: signUpInput,
  async run({ input, actor, review, tx }) {
    const phone = phoneOf(input.phone);
    const origin = originOf(phone, actor.request);
    await lockOrigin(tx, origin);
    const proof = await proveCode(tx, phone, "enter", input.code);
    if (!proof.right) return refusedCode(proof);
    const registering = await readRegistering(tx, origin, input.nickname);
    refuseReservedName(input.nickname, registering.isNameClosed);

    const attemptId = newId<AttemptId>();
    const refuse = (refusal: AppError) => {
      const event = registrationRefused(attempt(attemptId), { reason: refusal.reason });
      return refused(refusal, event, attemptMade(tx, attemptId, origin, "refused"));
    };
    const { bar, accounts, documents: wanted, handle } = registering;
    if (bar) return refuse(new AppError("FORBIDDEN", "BLACKLISTED", { measureId: bar }));
    const limit = registrationPolicy.accountsPerPhone;
    if (accounts >= limit) return refuse(new AppError("RATE_LIMITED", "TOO_MANY_ACCOUNTS", { limit }));
    const next = nextRegistration(registering, tx.now);
    if (next) return refuse(tooMany(next));

    const documents = unmet(wanted, input.accepted);
    if (documents.length > 0) throw new AppError("FORBIDDEN", "AGREEMENT_REQUIRED", { documents });
    if (!handle) throw new Error("no number was free");

    const held = review?.outcome === "hold";
    const id = newId<AccountId>();
    const standIn = `${actor.request.locale === "en" ? "user" : "用户"}${handle}` as ReviewedText; // made here, not written by anybody
    const nickname = held ? standIn : input.nickname;
    const inserted = await insertAccount(tx, {
      id,
      handle,
      nickname,
      nameKey: nameKeyOf(nickname),
      phone: { sealed: sealValue(phone, `account:phone:${id}`), index: origin.phone },
      locale: actor.request.locale,
    });
    if (!inserted) throw new AppError("CONFLICT", "TAKEN", { field: "name" });
    const waiting = held ? waitingName(tx, id, input.nickname) : null;
    const { ticket, stored } = newTicket(tx, id, "ready");
    return {
      result: { ticket, held },
      subject: waiting ? subjectRef("profile-revision", waiting.id, id) : subjectRef("account", id),
      events: [
        accountRegistered(subjectRef("account", id), { attemptId, accountsOfPhone: accounts + 1 }),
        ...wanted.map(({ key, version, hash }) => agreementAccepted(subjectRef("account", id), { key, version, hash })),
      ],
      beside: [
        ...(waiting ? [nameTaken(tx, id, input.nickname), waiting.stored] : []),
        acceptancesStored(tx, id, wanted),
        attemptMade(tx, attemptId, origin, "registered", id),
        codeUsed(tx, proof.id),
        stored,
      ],
      signsIn: asActor(id, inserted.principalId),
    };
  },
});

/**
 * Checks a phone's code and answers what comes next: a ticket, a second factor, a choice between the phone's accounts, or that it has none. The code is used
 * up only by a ticket. Refuses INVALID/CODE_WRONG, which spends a try, INVALID/CODE_EXPIRED, and NOT_FOUND for an account that is not the phone's.
 */
export const signIn = command({
  profile: "enter",
  act: "sign-in",
  on: exempt("nobody is there yet"),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: signInInput,
  async run({ input, tx }) {
    const phone = phoneOf(input.phone);
    const proof = await proveCode(tx, phone, "enter", input.code);
    if (!proof.right) return refusedCode(proof);
    const answer = (result: Entered) => ({ result, events: [codeChecked(attempt(proof.id), {})] as const });
    const accounts = await accountsOfPhone(tx, phone);
    if (accounts.length === 0) return answer({ step: "sign-up" });
    if (accounts.length > 1 && !input.accountId) return answer({ step: "choose", accounts: accounts.map(briefOf) });
    const chosen = input.accountId ? accounts.find(({ id }) => id === input.accountId) : accounts[0];
    if (!chosen) throw notFound();
    const methods = await methodsOf(tx, chosen.id);
    const step = methods.length > 0 ? "second-factor" : "ready";
    const { ticket, stored } = newTicket(tx, chosen.id, step);
    const result: Entered = step === "ready" ? { step, ticket } : { step, ticket, methods };
    return {
      result,
      events: [signInPassed(subjectRef("account", chosen.id), { secondFactorWanted: methods.length > 0 })],
      beside: [codeUsed(tx, proof.id), stored],
    };
  },
});

/** The new account as the records name it; its session does not exist yet. */
function asActor(accountId: AccountId, principalId: Session["principalId"]): Session {
  return { id: newId<SessionId>(), accountId, principalId, secondFactorAt: null };
}
