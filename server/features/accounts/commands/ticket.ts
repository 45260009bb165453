// From a ticket to the session and out of it: the second factor where there is one, then the ticket that next-auth redeems.
import type { WriteTx } from "@/server/core/write-tx";
import {
  demoSignInInput,
  nothingInput,
  secondFactorGiven,
  secondFactorInput,
  secondFactorRefused,
  sessionEnded,
  signedIn,
  signInPassed,
  ticketInput,
} from "@/server/features/accounts/contract";
import { refused } from "@/server/features/accounts/refused";
import { authenticationOptions, relyingParty } from "@/server/features/accounts/second-factor/passkey";
import { checkProof, requireTriesLeft } from "@/server/features/accounts/second-factor/proof";
import { accountsSetup } from "@/server/features/accounts/setup";
import { demoPerson } from "@/server/features/accounts/store/demo";
import { lockPasskeys } from "@/server/features/accounts/store/second-factor";
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
import { subjectRef } from "@/server/shared/subject";
import { endSessions } from "@/server/trust/standing/sessions";

function ticketGone(): AppError {
  return new AppError("CONFLICT", "TICKET_USED", {});
}

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
