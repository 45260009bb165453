// SQL of verifications. What was claimed leaves this file only towards the provider, or through an approved opening.
import { sql } from "drizzle-orm";
import { identityVerification, principal } from "@/db/schema/trust/standing";
import { inTransaction, type Rows } from "@/server/core/database";
import type { WriteTx } from "@/server/core/write-tx";
import type { IdentityState, VerificationId } from "@/server/features/identity/contract";
import { type AccountId, newId, type PrincipalId } from "@/server/shared/ids";
import type { BlindIndex, SealedText } from "@/server/shared/sealed-text";
import { type Claim, maskedClaim, openClaim, sealClaim } from "@/server/trust/standing/identity/claim";
import { ensurePersonKey, findPersonKey } from "@/server/trust/standing/identity/person-keys";

export type VerificationState = Exclude<IdentityState, "none">;

export interface Verification {
  id: VerificationId;
  accountId: AccountId;
  principalId: PrincipalId;
  method: Claim["method"];
  state: VerificationState;
  providerRef: string | null;
  decidedAt: Date | null;
  askedAt: Date | null;
  recheckAt: Date | null;
}

const columns = sql`v.id, v.account_id as "accountId", v.principal_id as "principalId", v.method, v.state,
  v.provider_ref as "providerRef", v.decided_at as "decidedAt", v.asked_at as "askedAt", v.recheck_at as "recheckAt"`;

/** Stores a claim, sealed under the principal's key; one of the account that still waits is closed as replaced. */
export async function insertVerification(
  tx: WriteTx,
  of: { accountId: AccountId; principalId: PrincipalId; claim: Claim; provider: string },
): Promise<VerificationId> {
  await tx.rows(sql`
    update ${identityVerification} set state = 'refused', refusal = 'replaced', decided_at = ${tx.now}::timestamptz
    where account_id = ${of.accountId}::uuid and state = 'pending'`);
  const id = newId<VerificationId>();
  const sealed = sealClaim(await ensurePersonKey(tx, of.principalId), id, of.claim);
  const masked = maskedClaim(of.claim);
  await tx.rows(sql`
    insert into ${identityVerification} (id, account_id, principal_id, method, state, claim_sealed, name_masked, number_masked, provider, submitted_at)
    values (${id}::uuid, ${of.accountId}::uuid, ${of.principalId}::uuid, ${of.claim.method}, 'pending', ${sealed}, ${masked.name}, ${masked.number},
            ${of.provider}, ${tx.now}::timestamptz)`);
  return id;
}

/** The identity that the principal was proven to have, if any; its row is locked by the pipeline when its own account acts. */
export async function identityOf(
  tx: WriteTx,
  principalId: PrincipalId,
): Promise<{ index: BlindIndex | null; state: IdentityState; recheckAt: Date | null }> {
  const [row] = await tx.rows<{ index: BlindIndex | null; state: IdentityState; recheckAt: Date | null }>(sql`
    select identity_index as index, identity_state as state, recheck_at as "recheckAt" from ${principal}
    where id = ${principalId}::uuid`);
  if (!row) throw new Error("an account has no principal");
  return row;
}

/** The account's verification that still waits for the provider. */
export async function findPending(rows: Rows, accountId: AccountId): Promise<Verification | null> {
  const [row] = await rows.rows<Verification>(sql`
    select ${columns} from ${identityVerification} v where v.account_id = ${accountId}::uuid and v.state = 'pending' order by v.id desc limit 1`);
  return row ?? null;
}

/** The principal's newest verification that passed once, whichever of its accounts it was for. */
export async function findProven(rows: Rows, principalId: PrincipalId): Promise<Verification | null> {
  const [row] = await rows.rows<Verification>(sql`
    select ${columns} from ${identityVerification} v
    where v.principal_id = ${principalId}::uuid and v.state in ('passed', 'expired', 'phone-reassigned') order by v.decided_at desc, v.id desc limit 1`);
  return row ?? null;
}

/** The verification with this id. */
export async function findVerification(rows: Rows, id: VerificationId): Promise<Verification | null> {
  const [row] = await rows.rows<Verification>(sql`
    select ${columns} from ${identityVerification} v where v.id = ${id}::uuid`);
  return row ?? null;
}

/**
 * Reads a verification with its claim, to ask the provider about it. Changes nothing; it has a transaction of its own because the reader's role may see neither claims
 * nor keys. Null where there is none, or the person's key was destroyed.
 */
export function readClaim(
  find: (rows: Rows) => Promise<Verification | null>,
): Promise<{ verification: Verification; claim: Claim } | null> {
  return inTransaction(async (rows) => {
    const verification = await find(rows);
    const claim = verification && (await readClaimIn(rows, verification));
    return verification && claim ? { verification, claim } : null;
  });
}

/** What was claimed; null where the person's key was destroyed. */
export async function readClaimIn(
  rows: Rows,
  verification: Pick<Verification, "id" | "principalId">,
): Promise<Claim | null> {
  const [row] = await rows.rows<{ sealed: SealedText }>(sql`
    select claim_sealed as sealed from ${identityVerification} where id = ${verification.id}::uuid`);
  const key = await findPersonKey(rows, verification.principalId);
  return row && key ? openClaim(key, verification.id, row.sealed) : null;
}

/** The verification with principal and row locked, in that order, which is also the order of the pipeline. */
export async function lockVerification(tx: WriteTx, id: VerificationId): Promise<Verification | null> {
  await tx.rows(sql`
    select 1 from ${principal} where id = (select principal_id from ${identityVerification} where id = ${id}::uuid) for no key update`);
  const [row] = await tx.rows<Verification>(sql`
    select ${columns} from ${identityVerification} v where v.id = ${id}::uuid for update`);
  return row ?? null;
}

/** Notes that the provider was asked, and the reference under which it can be asked again. */
export async function noteAsked(tx: WriteTx, id: VerificationId, providerRef: string | null): Promise<void> {
  await tx.rows(sql`
    update ${identityVerification} set asked_at = ${tx.now}::timestamptz, provider_ref = coalesce(${providerRef}, provider_ref) where id = ${id}::uuid`);
}

/** Writes how a verification ended for now, with whose document it was where the provider confirmed that. */
export async function decide(
  tx: WriteTx,
  id: VerificationId,
  to: { state: VerificationState; refusal: string | null; recheckAt: Date | null; index?: BlindIndex },
): Promise<void> {
  await tx.rows(sql`
    update ${identityVerification} set state = ${to.state}, refusal = ${to.refusal}, decided_at = ${tx.now}::timestamptz,
      recheck_at = ${to.recheckAt}::timestamptz, recheck_asked_at = null,
      identity_index = coalesce(${to.index ?? null}, identity_index) where id = ${id}::uuid`);
}

/** What the gates read of the principal. */
export async function setIdentityState(tx: WriteTx, id: PrincipalId, state: IdentityState): Promise<void> {
  await tx.rows(sql`update ${principal} set identity_state = ${state} where id = ${id}::uuid`);
}

/** The principal's identity is proven, or proven again, until the date. */
export async function setProven(
  tx: WriteTx,
  id: PrincipalId,
  by: { method: Claim["method"]; recheckAt: Date },
): Promise<void> {
  await tx.rows(sql`
    update ${principal} set identity_state = 'passed', identity_method = ${by.method}, verified_at = ${tx.now}::timestamptz,
      recheck_at = ${by.recheckAt}::timestamptz where id = ${id}::uuid`);
}

/** Replaces what is sealed in a verification, for instance a one-time credential by the pseudonym it led to. */
export async function replaceClaim(
  tx: WriteTx,
  id: VerificationId,
  principalId: PrincipalId,
  claim: Claim,
): Promise<void> {
  const sealed = sealClaim(await ensurePersonKey(tx, principalId), id, claim);
  await tx.rows(sql`update ${identityVerification} set claim_sealed = ${sealed} where id = ${id}::uuid`);
}

/** The account's verifications follow it to the principal that it joined, sealed under that one's key. */
export async function moveVerifications(
  tx: WriteTx,
  accountId: AccountId,
  from: PrincipalId,
  to: PrincipalId,
): Promise<void> {
  const oldKey = await findPersonKey(tx, from);
  const newKey = await ensurePersonKey(tx, to);
  const rows = await tx.rows<{ id: VerificationId; sealed: SealedText }>(sql`
    select id, claim_sealed as sealed from ${identityVerification} where account_id = ${accountId}::uuid and principal_id = ${from}::uuid for update`);
  for (const { id, sealed } of rows) {
    const moved = oldKey ? sealClaim(newKey, id, openClaim(oldKey, id, sealed)) : sealed;
    await tx.rows(sql`
      update ${identityVerification} set principal_id = ${to}::uuid, claim_sealed = ${moved} where id = ${id}::uuid`);
  }
}

/** Notes that the owner was asked for a re-check; false where that was done already. */
export async function noteRecheckAsked(tx: WriteTx, id: VerificationId): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${identityVerification} set recheck_asked_at = ${tx.now}::timestamptz where id = ${id}::uuid and recheck_asked_at is null returning 1`);
  return rows.length > 0;
}
