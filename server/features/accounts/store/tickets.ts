// SQL of sign-in tickets and of the sessions they become. Every function takes a WriteTx.
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { account, session, signInTicket } from "@/db/schema/accounts";
import type { Beside } from "@/server/core/event-log";
import type { RequestContext } from "@/server/core/request";
import { indexOf, sealValue } from "@/server/core/sealed/vault";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, newId, type PrincipalId, type SessionId } from "@/server/shared/ids";
import { addDays, addMinutes } from "@/server/shared/time";
import { notGone } from "@/server/trust/standing/closing";

/** Minutes in which a ticket must be used: at once when ready, or after a second factor was found and typed. */
const minutes = { ready: 1, "second-factor": 10 } as const;
/** How long a session lives without being ended. */
const sessionDays = 30;

export interface Ticket {
  tokenHash: string;
  accountId: AccountId;
  principalId: PrincipalId;
  secondFactor: boolean;
  challenge: string | null;
  triesLeft: number;
}

function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** A ticket for one use, and the change that stores it; only its keyed hash is stored. */
export function newTicket(
  tx: WriteTx,
  accountId: AccountId,
  step: "second-factor" | "ready",
  secondFactor = false,
): { ticket: string; stored: Beside } {
  const ticket = newToken();
  const change = sql`
    insert into ${signInTicket} (token_hash, account_id, step, second_factor, created_at, expires_at)
    values (${indexOf("token", ticket)}, ${accountId}::uuid, ${step}, ${secondFactor}, ${tx.now}::timestamptz, ${addMinutes(tx.now, minutes[step])}::timestamptz)`;
  return { ticket, stored: { change } };
}

/** The ticket if it stands at this step, unused, in time and with tries left; its row stays locked. */
export async function lockTicket(tx: WriteTx, ticket: string, step: "second-factor" | "ready"): Promise<Ticket | null> {
  const [row] = await tx.rows<Ticket>(sql`
    select t.token_hash as "tokenHash", t.account_id as "accountId", a.principal_id as "principalId", t.second_factor as "secondFactor",
      t.challenge, t.tries_left as "triesLeft"
    from ${signInTicket} t join ${account} a on a.id = t.account_id
    where t.token_hash = ${indexOf("token", ticket)} and t.step = ${step} and t.used_at is null and t.tries_left > 0
      and t.expires_at > ${tx.now}::timestamptz and ${notGone("a")}
    for update of t`);
  return row ?? null;
}

/** Uses a ticket up. */
export function ticketUsed(tx: WriteTx, { tokenHash }: Ticket): Beside {
  return { change: sql`update ${signInTicket} set used_at = ${tx.now}::timestamptz where token_hash = ${tokenHash}` };
}

/** Spends one try; answers how many are left. */
export async function spendTry(tx: WriteTx, ticket: Ticket): Promise<number> {
  await tx.rows(sql`update ${signInTicket} set tries_left = tries_left - 1 where token_hash = ${ticket.tokenHash}`);
  return ticket.triesLeft - 1;
}

export async function setTicketChallenge(tx: WriteTx, ticket: Ticket, challenge: string): Promise<void> {
  await tx.rows(sql`update ${signInTicket} set challenge = ${challenge} where token_hash = ${ticket.tokenHash}`);
}

/** Opens a session; only the token's keyed hash is stored. The account's region becomes that of this sign-in. */
export async function insertSession(
  tx: WriteTx,
  made: { accountId: AccountId; secondFactor: boolean; request: RequestContext },
): Promise<{ id: SessionId; token: string }> {
  const id = newId<SessionId>();
  const token = newToken();
  const { address, device, region } = made.request;
  const regionJson = region ? JSON.stringify(region) : null;
  await tx.rows(sql`
    with opened as (
      insert into ${session} (id, token_hash, account_id, device, address_sealed, region, second_factor_at, confirmed_at, created_at, seen_at, expires_at)
      values (${id}::uuid, ${indexOf("token", token)}, ${made.accountId}::uuid, ${device}, ${sealValue(address, `session:address:${id}`)},
            ${regionJson}::jsonb, ${made.secondFactor ? tx.now : null}::timestamptz, ${tx.now}::timestamptz, ${tx.now}::timestamptz, ${tx.now}::timestamptz,
            ${addDays(tx.now, sessionDays)}::timestamptz)
    )
    update ${account} set region = ${regionJson}::jsonb where id = ${made.accountId}::uuid`);
  return { id, token };
}

/** Marks this session as one whose holder gave a second factor, in every process at once. */
export function secondFactorMarked(tx: WriteTx, id: SessionId): Beside {
  const told = signalSent({ audience: "sessions", type: "sessions" });
  const change = sql`
    update ${session} set second_factor_at = ${tx.now}::timestamptz, confirmed_at = ${tx.now}::timestamptz where id = ${id}::uuid returning ${told}`;
  return { change };
}

/** Notes that the session is in use. */
export async function seeSession(tx: WriteTx, id: SessionId): Promise<void> {
  await tx.rows(sql`update ${session} set seen_at = ${tx.now}::timestamptz where id = ${id}::uuid`);
}
