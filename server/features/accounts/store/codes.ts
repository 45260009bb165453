// SQL of codes sent to phones, and of the tries that limits count. Every function takes a WriteTx.
import { type SQL, sql } from "drizzle-orm";
import { account, phoneCode, registrationAttempt, sandboxMessage } from "@/db/schema/accounts";
import { networkOf } from "@/server/core/client-address";
import type { Beside } from "@/server/core/event-log";
import type { RequestContext } from "@/server/core/request";
import { indexKey, indexOf, openValue, sealValue } from "@/server/core/sealed/vault";
import type { WriteTx } from "@/server/core/write-tx";
import { checkCode, codePolicy, hashCode, makeCode } from "@/server/features/accounts/one-time-code";
import { dayMs, hourMs } from "@/server/features/accounts/registration";
import type { SmsPurpose } from "@/server/features/accounts/sms/port";
import type { SandboxMessage } from "@/server/features/accounts/sms/sandbox-sms";
import { freeHandle } from "@/server/features/accounts/store/account";
import { AppError } from "@/server/shared/errors";
import { type AccountId, type Id, type MeasureId, newId } from "@/server/shared/ids";
import type { BlindIndex } from "@/server/shared/sealed-text";
import type { BriefRow } from "@/server/trust/authors/brief";
import { isClosedName } from "@/server/trust/authors/closed-names";
import { barOn } from "@/server/trust/measures/barred";
import { type DocumentVersion, documentsToAccept } from "@/server/trust/standing/agreements";
import { notGone } from "@/server/trust/standing/closing";
import type { PhoneNumber } from "@/server/trust/standing/identity/phone";
import { markRow } from "@/server/trust/standing/marks";

export type AttemptId = Id<"registration-attempt">;

/** By what a try to enter is counted. */
export interface Origin {
  phone: BlindIndex;
  device: BlindIndex | null;
  network: BlindIndex;
}

export function originOf(phone: PhoneNumber, request: RequestContext): Origin {
  return {
    phone: indexOf("phone", phone),
    device: request.deviceId ? indexOf("device", request.deviceId) : null,
    network: indexOf("network", networkOf(request.address)),
  };
}

/** Makes tries of one phone, device or network take turns, so that two at once cannot both be the last one allowed. */
export async function lockOrigin(tx: WriteTx, origin: Origin): Promise<void> {
  const keys = [origin.phone, origin.device, origin.network].filter((key) => key !== null).sort();
  await tx.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(k.key, 0)) from unnest(${sql.param(keys)}::text[]) k(key)`); // in the list's order
}

export type AttemptOutcome = "code-sent" | "registered" | "refused";

/** When tries were made, newest first, from the same phone, device or network. */
export type Tries = Record<keyof Origin, Date[]>;

const columns = { phone: sql`phone_index`, device: sql`device_index`, network: sql`network_index` } as const;

/** The tries with this outcome since an instant, by what they are counted. */
export async function triesSince(tx: WriteTx, origin: Origin, outcome: AttemptOutcome, since: Date): Promise<Tries> {
  const tries = (by: keyof Origin) => triesOf(by, origin, outcome, since);
  const [row] = await tx.rows<Tries>(sql`
    select ${tries("phone")} as phone, ${tries("device")} as device, ${tries("network")} as network`);
  return row ?? { phone: [], device: [], network: [] };
}

function triesOf(by: keyof Origin, origin: Origin, outcome: AttemptOutcome, since: Date): SQL {
  return sql`array(
    select r.at from ${registrationAttempt} r
    where r.${columns[by]} = ${origin[by]} and r.outcome = ${outcome} and r.at > ${since}::timestamptz order by r.at desc limit 100)`;
}

/** What a registration depends on. */
export interface Registering {
  /** The measure in force that keeps this phone or device from registering. */
  bar: MeasureId | null;
  /** How many open accounts the phone has. */
  accounts: number;
  /** When accounts were registered from the device within a day, and from the network within an hour. */
  device: Date[];
  network: Date[];
  /** The documents that must be accepted. */
  documents: DocumentVersion[];
  handle: string | null;
  /** A closed account had the name that is asked for. */
  isNameClosed: boolean;
}

/** Reads what a registration depends on, in one statement. */
export async function readRegistering(tx: WriteTx, origin: Origin, nickname: string): Promise<Registering> {
  const registered = (by: keyof Origin, windowMs: number) =>
    triesOf(by, origin, "registered", new Date(tx.now.getTime() - windowMs));
  const [row] = await tx.rows<Registering>(sql`
    select coalesce(${barOn("phone", origin.phone, tx.now)}, ${barOn("device", origin.device, tx.now)}) as bar,
      (select count(*)::int from ${account} a where a.phone_index = ${origin.phone} and ${notGone("a")}) as accounts,
      ${registered("device", dayMs)} as device, ${registered("network", hourMs)} as network,
      ${documentsToAccept(tx.now)} as documents, ${freeHandle()} as handle, ${isClosedName(nickname)} as "isNameClosed"`);
  if (!row) throw new Error("A statement without a source always answers a row.");
  return row;
}

/** Stores a try. */
export function attemptMade(
  tx: WriteTx,
  id: AttemptId,
  origin: Origin,
  outcome: AttemptOutcome,
  accountId: AccountId | null = null,
): Beside {
  const change = sql`
    insert into ${registrationAttempt} (id, account_id, phone_index, device_index, network_index, outcome, at)
    values (${id}::uuid, ${accountId}::uuid, ${origin.phone}, ${origin.device}, ${origin.network}, ${outcome}, ${tx.now}::timestamptz)`;
  return { change };
}

/** Opens a code for a phone, not made yet: `makeCodeOf` makes it when it is handed to the carrier. */
export function codeOpened(
  tx: WriteTx,
  id: AttemptId,
  phone: PhoneNumber,
  purpose: SmsPurpose,
): { expiresAt: Date; opened: Beside } {
  const expiresAt = new Date(tx.now.getTime() + codePolicy.validFor);
  const change = sql`
    insert into ${phoneCode} (id, phone_index, phone_sealed, purpose, tries_left, created_at, expires_at)
    values (${id}::uuid, ${indexOf("phone", phone)}, ${sealValue(phone, `phone_code:phone:${id}`)}, ${purpose}, ${codePolicy.tries}::int,
            ${tx.now}::timestamptz, ${expiresAt}::timestamptz)`;
  return { expiresAt, opened: { change } };
}

/** Makes the code and stores its hash; a second call makes another, which alone counts. Null once it is used or too old. */
export async function makeCodeOf(
  tx: WriteTx,
  id: string,
): Promise<{ phone: PhoneNumber; purpose: SmsPurpose; code: string } | null> {
  const [row] = await tx.rows<{ phoneSealed: never; phoneIndex: string; purpose: SmsPurpose }>(sql`
    select phone_sealed as "phoneSealed", phone_index as "phoneIndex", purpose from ${phoneCode}
    where id = ${id}::uuid and used_at is null and expires_at > ${tx.now}::timestamptz for update`);
  if (!row) return null;
  const code = makeCode();
  const hash = hashCode(indexKey(), code, contextOf(row.purpose, row.phoneIndex));
  await tx.rows(sql`update ${phoneCode} set code_hash = ${hash} where id = ${id}::uuid`);
  const phone = openValue(row.phoneSealed, `phone_code:phone:${id}`) as PhoneNumber; // it was one when it was sealed
  return { phone, purpose: row.purpose, code };
}

export type CodeProof = { right: true; id: AttemptId } | { right: false; id: AttemptId; refusal: AppError };

/**
 * Judges a typed code against the newest one sent to the phone, whose row stays locked. A wrong one spends a try, which the caller must commit by returning
 * the refusal. A right one stays usable until `codeUsed`.
 */
export async function proveCode(
  tx: WriteTx,
  phone: PhoneNumber,
  purpose: SmsPurpose,
  typed: string,
): Promise<CodeProof> {
  const index = indexOf("phone", phone);
  const [row] = await tx.rows<{ id: AttemptId; hash: string | null; expiresAt: Date; triesLeft: number }>(sql`
    select id, code_hash as hash, expires_at as "expiresAt", tries_left as "triesLeft" from ${phoneCode}
    where id = (select id from ${phoneCode} where phone_index = ${index} and purpose = ${purpose} order by id desc limit 1) and used_at is null for update`);
  const expired = new AppError("INVALID", "CODE_EXPIRED", {});
  if (!row?.hash) return { right: false, id: row?.id ?? newId(), refusal: expired };
  const checked = checkCode(indexKey(), { ...row, hash: row.hash }, typed, contextOf(purpose, index), tx.now);
  if (checked.outcome !== "wrong")
    return checked.outcome === "right" ? { right: true, id: row.id } : { right: false, id: row.id, refusal: expired };
  await tx.rows(sql`update ${phoneCode} set tries_left = tries_left - 1 where id = ${row.id}::uuid`);
  return { right: false, id: row.id, refusal: new AppError("INVALID", "CODE_WRONG", { left: checked.left }) };
}

/** Uses a right code up. */
export function codeUsed(tx: WriteTx, id: AttemptId): Beside {
  return { change: sql`update ${phoneCode} set used_at = ${tx.now}::timestamptz where id = ${id}::uuid` };
}

/** The open accounts of a phone, oldest first. */
export async function accountsOfPhone(tx: WriteTx, phone: PhoneNumber): Promise<BriefRow[]> {
  return tx.rows(sql`
    select a.id, a.handle, a.nickname, a.avatar_id as "avatarId", ${markRow(sql`a.id`, tx.now)} as mark from ${account} a
    where a.phone_index = ${indexOf("phone", phone)} and ${notGone("a")} order by a.id`);
}

export async function insertSandboxMessage(tx: WriteTx, message: SandboxMessage): Promise<void> {
  await tx.rows(sql`
    insert into ${sandboxMessage} (id, phone, text, purpose, sent_at)
    values (${newId()}::uuid, ${message.phone}, ${message.text}, ${message.purpose}, ${message.sentAt}::timestamptz)`);
}

/** A code opens one purpose of one phone. */
function contextOf(purpose: SmsPurpose, phoneIndex: string): string {
  return `${purpose}:${phoneIndex}`;
}
