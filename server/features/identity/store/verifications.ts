// SQL of verifications. What was claimed leaves this file only towards the provider, or through an approved opening.
import { type SQL, sql } from "drizzle-orm";

import { identityVerification, principal } from "@/db/schema/trust/standing";
import { readSealed } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import type { PersonKey } from "@/server/core/sealed/person-key";
import type { WriteTx } from "@/server/core/write-tx";
import type { IdentityState, VerificationId } from "@/server/features/identity/contract";
import { type AccountId, newId, type PrincipalId } from "@/server/shared/ids";
import type { BlindIndex, SealedText } from "@/server/shared/sealed-text";
import { accountNames } from "@/server/trust/authors/brief";
import { type Claim, maskedClaim, openClaim, sealClaim } from "@/server/trust/standing/identity/claim";
import { ensurePersonKey, unwrapKey, wrappedKeyOf } from "@/server/trust/standing/identity/person-keys";
import { principalWith } from "@/server/trust/standing/join-principal";

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

/** The changes that store a claim, sealed under the principal's key; one of the account that still waits is closed as replaced. */
export async function newVerification(
  tx: WriteTx,
  of: { accountId: AccountId; principalId: PrincipalId; claim: Claim; provider: string },
): Promise<{ id: VerificationId; stored: Beside[] }> {
  const id = newId<VerificationId>();
  const sealed = sealClaim(await ensurePersonKey(tx, of.principalId), id, of.claim);
  const masked = maskedClaim(of.claim);
  const replaced = sql`
    update ${identityVerification} set state = 'refused', refusal = 'replaced', decided_at = ${tx.now}::timestamptz
    where account_id = ${of.accountId}::uuid and state = 'pending'`;
  const added = sql`
    insert into ${identityVerification} (id, account_id, principal_id, method, state, claim_sealed, name_masked, number_masked, provider, submitted_at)
    values (${id}::uuid, ${of.accountId}::uuid, ${of.principalId}::uuid, ${of.claim.method}, 'pending', ${sealed}, ${masked.name}, ${masked.number},
            ${of.provider}, ${tx.now}::timestamptz)`;
  return { id, stored: [{ change: replaced }, { change: added }] };
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

/** Which verification is meant, as the rest of a statement over `v`. */
export const pendingOf = (accountId: AccountId): SQL =>
  sql`where v.account_id = ${accountId}::uuid and v.state = 'pending' order by v.id desc limit 1`;

/** The principal's newest verification that passed once, whichever of its accounts it was for. */
export const provenOf = (principalId: PrincipalId): SQL => sql`
  where v.principal_id = ${principalId}::uuid and v.state in ('passed', 'expired', 'phone-reassigned') order by v.decided_at desc, v.id desc limit 1`;

export const verificationWith = (id: VerificationId): SQL => sql`where v.id = ${id}::uuid`;

type Sealed = { sealed: SealedText; wrapped: SealedText | null };

const sealedColumns = sql`v.claim_sealed as sealed, ${wrappedKeyOf(sql`v.principal_id`)} as wrapped`;

/** Reads a verification with its claim, to ask the provider about it or to show it. Null where there is none, or the person's key was destroyed. */
export async function readClaim(
  which: SQL,
  tx: WriteTx | null = null,
): Promise<{ verification: Verification; claim: Claim } | null> {
  const query = sql`select ${columns}, ${sealedColumns} from ${identityVerification} v ${which}`;
  const [row] = await (tx ? tx.rows<Verification & Sealed>(query) : readSealed<Verification & Sealed>(query));
  const claim = row && claimIn(row);
  return row && claim ? { verification: row, claim } : null;
}

function claimIn({
  id,
  principalId,
  sealed,
  wrapped,
}: Pick<Verification, "id" | "principalId"> & Sealed): Claim | null {
  const key = unwrapKey(wrapped, principalId);
  return key && openClaim(key, id, sealed);
}

/** What an answer is recorded on. */
export interface Locked {
  verification: Verification;
  /** Null where the person's key was destroyed. */
  claim: Claim | null;
  key: PersonKey | null;
  /** The account's principal. */
  own: { id: PrincipalId; identityIndex: BlindIndex | null; state: IdentityState };
  /** The principal that has the identity. */
  identityOf: PrincipalId | null;
  /** The account's other verifications, where it may have to take them to that principal. */
  others: { id: VerificationId; sealed: SealedText }[];
}

/** Locks the verification and the principal that has this identity, after `lockPlace` locked the account, and reads what an answer is recorded on. */
export async function lockRecording(
  tx: WriteTx,
  id: VerificationId,
  identity: BlindIndex | null,
): Promise<Locked | null> {
  type Row = Verification & Sealed & Pick<Locked, "own" | "identityOf" | "others">;
  const [row] = await tx.rows<Row>(sql`
    with holder as materialized ${principalWith(identity)}
    select ${columns}, ${sealedColumns},
      json_build_object('id', p.id, 'identityIndex', p.identity_index, 'state', p.identity_state) as own,
      (select id from holder) as "identityOf",
      (select coalesce(json_agg(json_build_object('id', o.id, 'sealed', o.claim_sealed)), '[]') from ${identityVerification} o
       where o.account_id = v.account_id and o.principal_id = v.principal_id and o.id <> v.id and exists (select from holder h where h.id <> p.id)) as others
    from ${identityVerification} v join ${accountNames} a on a.id = v.account_id join ${principal} p on p.id = a.principal_id
    where v.id = ${id}::uuid for update of v`);
  if (!row) return null;
  const { sealed: _, wrapped, own, identityOf, others, ...verification } = row;
  return {
    verification,
    claim: claimIn(row),
    key: unwrapKey(wrapped, verification.principalId),
    own,
    identityOf,
    others,
  };
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
export function askedNoted(tx: WriteTx, id: VerificationId, providerRef: string | null): Beside {
  return { change: sql`update ${identityVerification} set ${asked(tx, providerRef)} where id = ${id}::uuid` };
}

function asked(tx: WriteTx, providerRef: string | null): SQL {
  return sql`asked_at = ${tx.now}::timestamptz, provider_ref = coalesce(${providerRef}, provider_ref)`;
}

export interface Decision {
  state: VerificationState;
  refusal: string | null;
  recheckAt: Date | null;
  /** Whose document it was, where the provider confirmed that. */
  index?: BlindIndex;
  providerRef: string | null;
  /** The principal that the account joined, and the claim sealed under its key; or the claim sealed anew, such as a pseudonym in the place of its credential. */
  principalId?: PrincipalId;
  sealed?: SealedText | null;
}

/** Writes how a verification ended for now, and that the provider was asked. */
export function decided(tx: WriteTx, id: VerificationId, to: Decision): Beside {
  const change = sql`
    update ${identityVerification} set state = ${to.state}, refusal = ${to.refusal}, decided_at = ${tx.now}::timestamptz,
      recheck_at = ${to.recheckAt}::timestamptz, recheck_asked_at = null, ${asked(tx, to.providerRef)},
      identity_index = coalesce(${to.index ?? null}, identity_index), principal_id = coalesce(${to.principalId ?? null}::uuid, principal_id),
      claim_sealed = coalesce(${to.sealed ?? null}, claim_sealed)
    where id = ${id}::uuid`;
  return { change };
}

/** What the gates read of the principal. */
export function identityStateSet(id: PrincipalId, state: IdentityState): Beside {
  return { change: sql`update ${principal} set identity_state = ${state} where id = ${id}::uuid` };
}

/** The principal's identity is proven, or proven again, until the date. */
export function proven(
  tx: WriteTx,
  id: PrincipalId,
  by: { index: BlindIndex; kind: "person" | "organisation"; method: Claim["method"]; recheckAt: Date },
): Beside {
  const change = sql`
    update ${principal} set identity_index = ${by.index}, kind = ${by.kind}, identity_state = 'passed', identity_method = ${by.method},
      verified_at = ${tx.now}::timestamptz, recheck_at = ${by.recheckAt}::timestamptz where id = ${id}::uuid`;
  return { change };
}

/** The account's other verifications follow it to the principal that it joined, sealed under that one's key. */
export function verificationsMoved(
  others: Locked["others"],
  from: PersonKey,
  to: { principalId: PrincipalId; key: PersonKey },
): Beside {
  const sealed = others.map((other) => sealClaim(to.key, other.id, openClaim(from, other.id, other.sealed)));
  const change = sql`
    update ${identityVerification} v set principal_id = ${to.principalId}::uuid, claim_sealed = m.sealed
    from unnest(${sql.param(others.map(({ id }) => id))}::uuid[], ${sql.param(sealed)}::text[]) as m(id, sealed) where v.id = m.id`;
  return { change };
}

/** Notes that the owner was asked for a re-check; false where that was done already. */
export async function noteRecheckAsked(tx: WriteTx, id: VerificationId): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${identityVerification} set recheck_asked_at = ${tx.now}::timestamptz where id = ${id}::uuid and recheck_asked_at is null returning 1`);
  return rows.length > 0;
}
