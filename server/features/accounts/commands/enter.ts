// Signing up and in: the phone's code first, then the second factor where there is one, then a ticket that next-auth redeems into a session.
import type { Beside } from "@/server/core/event-log";
import type { Session } from "@/server/core/request";
import { sealValue } from "@/server/core/sealed/vault";
import type { WriteTx } from "@/server/core/write-tx";
import {
  accountRegistered,
  agreementAccepted,
  checkCodeInput,
  codeChecked,
  codeRefused,
  codeRequested,
  demoSignInInput,
  type Entered,
  nothingInput,
  registrationRefused,
  requestCodeInput,
  secondFactorGiven,
  secondFactorInput,
  secondFactorRefused,
  sessionEnded,
  signedIn,
  signInInput,
  signInPassed,
  signUpInput,
  ticketInput,
} from "@/server/features/accounts/contract";
import { codePolicy, nextCodeAt } from "@/server/features/accounts/one-time-code";
import { phoneOf } from "@/server/features/accounts/phone-input";
import { refuseReservedName } from "@/server/features/accounts/refuse-name";
import { dayMs, hourMs, nextTryAt, registrationPolicy } from "@/server/features/accounts/registration";
import { authenticationOptions, relyingParty } from "@/server/features/accounts/second-factor/passkey";
import { checkProof, requireTriesLeft } from "@/server/features/accounts/second-factor/proof";
import { accountsSetup } from "@/server/features/accounts/setup";
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
import { demoPerson } from "@/server/features/accounts/store/demo";
import { nameTaken, waitingName } from "@/server/features/accounts/store/profile";
import { lockPasskeys, methodsOf } from "@/server/features/accounts/store/second-factor";
import {
  insertSession,
  lockTicket,
  newTicket,
  setTicketChallenge,
  spendTry,
  type Ticket,
  ticketUsed,
} from "@/server/features/accounts/store/tickets";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { NewEvent } from "@/server/shared/events";
import { type AccountId, newId, type SessionId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { ReviewedText } from "@/server/shared/user-text";
import { briefOf } from "@/server/trust/authors/brief";
import { nicknameDoubt } from "@/server/trust/authors/name-doubts";
import { nameKeyOf } from "@/server/trust/authors/name-key";
import { acceptancesStored, unmet } from "@/server/trust/standing/agreements";
import { endSessions } from "@/server/trust/standing/sessions";

const attempt = (id: AttemptId) => subjectRef("registration-attempt", id);

function tooMany(until: Date): AppError {
  return new AppError("RATE_LIMITED", "TOO_MANY", { until: until.toISOString() });
}

function ticketGone(): AppError {
  return new AppError("CONFLICT", "TICKET_USED", {});
}

/** A refusal that is committed with what it counts. */
function refused(
  refusal: AppError,
  event: NewEvent,
  ...beside: Beside[]
): { refusal: AppError; events: [NewEvent]; beside: Beside[] } {
  return { refusal, events: [event], beside };
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

/** Asks the browser for one of the account's passkeys, in place of the challenge before. Refuses CONFLICT/TICKET_USED. */
export const passkeyOptions = command({
  profile: "enter",
  act: "sign-in",
  on: exempt("the ticket names the account"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: ticketInput,
  async run({ input, tx }) {
    const ticket = await lockTicket(tx, input.ticket, "second-factor");
    if (!ticket) throw ticketGone();
    const party = relyingParty(accountsSetup().publicUrl, "Guiju");
    const options = await authenticationOptions(party, await lockPasskeys(tx, ticket.accountId));
    await setTicketChallenge(tx, ticket, options.challenge);
    return {
      result: options,
      events: [signInPassed(subjectRef("account", ticket.accountId), { secondFactorWanted: true })],
    };
  },
});

/** Checks the second factor of a sign-in; answers a ticket. Refuses INVALID/CODE_WRONG, which spends one of five tries, RATE_LIMITED/TOO_MANY after ten wrong ones in an hour, and CONFLICT/TICKET_USED. */
export const secondFactor = command({
  profile: "enter",
  act: "sign-in",
  on: exempt("the ticket names the account"),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: secondFactorInput,
  async run({ input, tx }) {
    const ticket = await lockTicket(tx, input.ticket, "second-factor");
    if (!ticket) throw ticketGone();
    const account = subjectRef("account", ticket.accountId);
    const { method } = input.proof;
    await requireTriesLeft(tx, ticket.accountId);
    if (!(await checkProof(tx, ticket.accountId, input.proof, ticket.challenge))) {
      const left = await spendTry(tx, ticket);
      return refused(new AppError("INVALID", "CODE_WRONG", { left }), secondFactorRefused(account, { method }));
    }
    const next = newTicket(tx, ticket.accountId, "ready", true);
    return {
      result: { ticket: next.ticket },
      events: [secondFactorGiven(account, { method })],
      beside: [ticketUsed(tx, ticket), next.stored],
    };
  },
});

/** Turns a ticket into a session and answers its token; next-auth alone calls it. Refuses CONFLICT/TICKET_USED the second time, and after a minute. */
export const redeemTicket = command({
  profile: "enter",
  act: "sign-in",
  on: exempt("the ticket names the account"),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: ticketInput,
  async run({ input, actor, tx }) {
    const ticket = await lockTicket(tx, input.ticket, "ready");
    if (!ticket) throw ticketGone();
    return { ...(await openSession(tx, ticket, actor.request)), beside: [ticketUsed(tx, ticket)] };
  },
});

async function openSession(tx: WriteTx, ticket: Ticket, request: Parameters<typeof insertSession>[1]["request"]) {
  const { accountId, principalId, secondFactor } = ticket;
  const opened = await insertSession(tx, { accountId, secondFactor, request });
  return {
    result: { accountId, token: opened.token },
    events: [signedIn(subjectRef("account", accountId), { sessionId: opened.id, secondFactor })] as const,
    signsIn: { id: opened.id, accountId, principalId, secondFactorAt: secondFactor ? tx.now : null },
  };
}

/** Signs a member of the demo's cast in with one tap, for staff as if the second factor had been given. NOT_FOUND outside the demo and for everyone else. */
export const demoSignIn = command({
  profile: "enter",
  act: "sign-in",
  on: exempt("the demo's own cast"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: demoSignInInput,
  async run({ input, tx }) {
    const person = accountsSetup().isDemo ? await demoPerson(tx, input.accountId) : null;
    if (!person) throw notFound();
    const { ticket, stored } = newTicket(tx, input.accountId, "ready", person.isStaff);
    return {
      result: { ticket },
      events: [signInPassed(subjectRef("account", input.accountId), { secondFactorWanted: false })],
      beside: [stored],
    };
  },
});

/** Ends the session that asks. */
export const signOut = command({
  profile: "manageOwn",
  act: "sign-out",
  on: exempt("one's own session"),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: nothingInput,
  async run({ actor, tx }) {
    const { session } = actor.request;
    if (!session) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    await endSessions(tx, session.accountId, { only: session.id });
    return {
      result: {},
      events: [sessionEnded(subjectRef("session", session.id), { accountId: session.accountId, how: "signed-out" })],
    };
  },
});

/** The new account as the records name it; its session does not exist yet. */
function asActor(accountId: AccountId, principalId: Session["principalId"]): Session {
  return { id: newId<SessionId>(), accountId, principalId, secondFactorAt: null };
}
