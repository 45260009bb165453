// SQL of second factors: authenticator apps, passkeys and recovery codes. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { passkey, passkeyChallenge, recoveryCode, totp } from "@/db/schema/accounts";
import { event } from "@/db/schema/core";
import type { Beside } from "@/server/core/event-log";
import { openValue, sealValue } from "@/server/core/sealed/vault";
import type { WriteTx } from "@/server/core/write-tx";
import { type SecondFactorMethod, secondFactorRefused } from "@/server/features/accounts/contract";
import { hourMs } from "@/server/features/accounts/registration";
import type { Passkey } from "@/server/features/accounts/second-factor/passkey";
import {
  hashRecoveryCode,
  makeRecoveryCodes,
  matchRecoveryCode,
} from "@/server/features/accounts/second-factor/recovery-code";
import { newTotpSecret } from "@/server/features/accounts/second-factor/totp";
import type { AccountId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";
import { addMinutes } from "@/server/shared/time";

/** What the account can confirm a sign-in with; empty where it has no second factor. Recovery codes count only beside another one. */
export async function methodsOf(tx: WriteTx, accountId: AccountId): Promise<SecondFactorMethod[]> {
  const [row] = await tx.rows<{ totp: boolean; passkey: boolean; recovery: boolean }>(sql`
    select exists (select from ${totp} where account_id = ${accountId}::uuid and confirmed_at is not null) as totp,
      exists (select from ${passkey} where account_id = ${accountId}::uuid) as passkey,
      exists (select from ${recoveryCode} where account_id = ${accountId}::uuid and used_at is null) as recovery`);
  const methods: SecondFactorMethod[] = [];
  if (row?.totp) methods.push("totp");
  if (row?.passkey) methods.push("passkey");
  if (methods.length > 0 && row?.recovery) methods.push("recovery-code");
  return methods;
}

/** When wrong second factors were tried in the last hour, whichever way: a new ticket gives no new tries. */
export async function wrongProofs(tx: WriteTx, accountId: AccountId): Promise<Date[]> {
  const rows = await tx.rows<{ at: Date }>(sql`
    select at from ${event} where subject_id = ${accountId} and kind = ${secondFactorRefused.kind} and at > ${new Date(tx.now.getTime() - hourMs)}::timestamptz`);
  return rows.map(({ at }) => at);
}

const contextOf = (accountId: AccountId) => `totp:secret:${accountId}`;

/** Begins with a new secret, in place of one that was never confirmed. Null where one is in use. */
export async function startTotp(tx: WriteTx, accountId: AccountId): Promise<string | null> {
  const secret = newTotpSecret();
  const rows = await tx.rows(sql`
    insert into ${totp} as t (account_id, secret_sealed, created_at)
    values (${accountId}::uuid, ${sealValue(secret, contextOf(accountId))}, ${tx.now}::timestamptz)
    on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, created_at = excluded.created_at where t.confirmed_at is null
    returning 1`);
  return rows.length > 0 ? secret : null;
}

export interface TotpRow {
  secret: string;
  lastStep: number | null;
  confirmed: boolean;
}

/** The account's secret, its row locked; null where there is none. */
export async function lockTotp(tx: WriteTx, accountId: AccountId): Promise<TotpRow | null> {
  const [row] = await tx.rows<{ sealed: SealedText; lastStep: string | null; confirmed: boolean }>(sql`
    select secret_sealed as sealed, last_step as "lastStep", confirmed_at is not null as confirmed
    from ${totp} where account_id = ${accountId}::uuid for update`);
  if (!row) return null;
  return {
    secret: openValue(row.sealed, contextOf(accountId)),
    lastStep: row.lastStep === null ? null : Number(row.lastStep),
    confirmed: row.confirmed,
  };
}

/** Stores the step of an accepted code, so that it is accepted once; the first one confirms the secret. */
export async function acceptTotpStep(tx: WriteTx, accountId: AccountId, step: number): Promise<void> {
  await tx.rows(sql`
    update ${totp} set last_step = ${step}::bigint, confirmed_at = coalesce(confirmed_at, ${tx.now}::timestamptz) where account_id = ${accountId}::uuid`);
}

export async function deleteTotp(tx: WriteTx, accountId: AccountId): Promise<boolean> {
  return (
    (
      await tx.rows(
        sql`delete from ${totp} where account_id = ${accountId}::uuid and confirmed_at is not null returning 1`,
      )
    ).length > 0
  );
}

/** Ten new codes, and the changes that put them in the place of all that were left. The only time they are seen. */
export function newRecoveryCodes(accountId: AccountId): { codes: string[]; stored: Beside[] } {
  const codes = makeRecoveryCodes();
  const hashes = codes.map((code) => hashRecoveryCode(accountId, code));
  const removed = sql`delete from ${recoveryCode} where account_id = ${accountId}::uuid`;
  const added = sql`
    insert into ${recoveryCode} (account_id, code_hash) select ${accountId}::uuid, unnest(${sql.param(hashes)}::text[])`;
  return { codes, stored: [{ change: removed }, { change: added }] };
}

/** Uses a recovery code up; false where none matches. */
export async function useRecoveryCode(tx: WriteTx, accountId: AccountId, typed: string): Promise<boolean> {
  const rows = await tx.rows<{ hash: string }>(sql`
    select code_hash as hash from ${recoveryCode} where account_id = ${accountId}::uuid and used_at is null for update`);
  const match = matchRecoveryCode(
    accountId,
    typed,
    rows.map(({ hash }) => hash),
  );
  if (!match) return false;
  await tx.rows(sql`
    update ${recoveryCode} set used_at = ${tx.now}::timestamptz where account_id = ${accountId}::uuid and code_hash = ${match}`);
  return true;
}

/** The account's passkeys, their rows locked. */
export async function lockPasskeys(tx: WriteTx, accountId: AccountId): Promise<Passkey[]> {
  const rows = await tx.rows<Omit<Passkey, "counter"> & { counter: string }>(sql`
    select id, public_key as "publicKey", counter, transports from ${passkey} where account_id = ${accountId}::uuid order by created_at for update`);
  return rows.map((row) => ({ ...row, counter: Number(row.counter) }));
}

/** Adds a passkey; false where this very one is known already, whoever has it. `device` is what the browser calls itself. */
export async function insertPasskey(
  tx: WriteTx,
  accountId: AccountId,
  made: Passkey,
  device: string,
): Promise<boolean> {
  const rows = await tx.rows(sql`
    insert into ${passkey} (id, account_id, public_key, counter, transports, label, created_at)
    values (${made.id}, ${accountId}::uuid, ${made.publicKey}, ${made.counter}::bigint, ${JSON.stringify(made.transports)}::jsonb, ${device}, ${tx.now}::timestamptz)
    on conflict do nothing returning 1`);
  return rows.length > 0;
}

export async function markPasskeyUsed(tx: WriteTx, id: string, counter: number): Promise<void> {
  await tx.rows(
    sql`update ${passkey} set counter = ${counter}::bigint, used_at = ${tx.now}::timestamptz where id = ${id}`,
  );
}

export async function deletePasskey(tx: WriteTx, accountId: AccountId, id: string): Promise<boolean> {
  return (
    (await tx.rows(sql`delete from ${passkey} where account_id = ${accountId}::uuid and id = ${id} returning 1`))
      .length > 0
  );
}

/** Keeps a challenge for five minutes, in place of any before it. */
export async function putChallenge(tx: WriteTx, accountId: AccountId, challenge: string): Promise<void> {
  await tx.rows(sql`
    insert into ${passkeyChallenge} (account_id, challenge, expires_at) values (${accountId}::uuid, ${challenge}, ${addMinutes(tx.now, 5)}::timestamptz)
    on conflict (account_id) do update set challenge = excluded.challenge, expires_at = excluded.expires_at`);
}

/** Takes the challenge out: it answers once. Null where there is none in time. */
export async function takeChallenge(tx: WriteTx, accountId: AccountId): Promise<string | null> {
  const [row] = await tx.rows<{ challenge: string; expiresAt: Date }>(sql`
    delete from ${passkeyChallenge} where account_id = ${accountId}::uuid returning challenge, expires_at as "expiresAt"`);
  return row && row.expiresAt > tx.now ? row.challenge : null;
}
