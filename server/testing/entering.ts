// Lives through sign-up and sign-in as a browser would, codes from the sandbox phone included.

import type { AppCaller } from "@/server/api/caller";
import { now } from "@/server/core/clock";
import type { RequestContext } from "@/server/core/request";
import { findSession } from "@/server/features/accounts/session-lookup";
import type { DocumentKey } from "@/server/shared/documents";
import { as, drain } from "@/server/testing/world";

export type Over = Partial<RequestContext>;

/** Asks for a code and reads it on the sandbox phone. */
export async function codeFor(phone: string, over: Over = {}): Promise<string> {
  await as(null, over).accounts.requestCode({ phone });
  return readCode(phone);
}

/** The code in the newest message, once the effects have run. */
export async function readCode(phone: string): Promise<string> {
  await drain();
  const [message] = await as(null).accounts.sandboxMessages({ phone });
  const code = message && /\d{6}/.exec(message.text)?.[0];
  if (!code) throw new Error(`No code arrived at ${phone}.`);
  return code;
}

/** What a person ticks: every document that needs it, as shown now. */
export async function everyDocument(): Promise<{ key: DocumentKey; version: number; hash: string }[]> {
  const shown = await as(null).accounts.documents({});
  return shown.filter((d) => d.needsAcceptance).map(({ key, version, hash }) => ({ key, version, hash }));
}

/** Signs up with everything in order; answers the ticket. */
export async function signUp(phone: string, nickname: string, over: Over = {}): Promise<string> {
  const code = await codeFor(phone, over);
  const { ticket } = await as(null, over).accounts.signUp({ phone, code, nickname, accepted: await everyDocument() });
  return ticket;
}

export interface Entered {
  token: string;
  accountId: string;
  /** A caller over the session that the token stands for now; signed out once it was ended. */
  caller(over?: Over): Promise<AppCaller>;
}

/** Redeems a ticket as next-auth does. */
export async function redeem(ticket: string, over: Over = {}): Promise<Entered> {
  const { token, accountId } = await as(null, over).accounts.redeemTicket({ ticket });
  return {
    token,
    accountId,
    caller: async (more = {}) => as(null, { ...over, ...more, session: await findSession(token, now()) }),
  };
}
