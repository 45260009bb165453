// SQL of openings. The database itself refuses one person in both parts, a missing purpose, and opening out of time.
import { sql } from "drizzle-orm";
import { identityOpening } from "@/db/schema/trust/standing";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { type OpeningId, openingMinutes } from "@/server/features/identity/contract";
import { readClaim } from "@/server/features/identity/store/verifications";
import type { AccessPurpose } from "@/server/shared/access";
import { type AccountId, newId, type PrincipalId } from "@/server/shared/ids";
import { addMinutes } from "@/server/shared/time";
import type { Claim } from "@/server/trust/standing/identity/claim";

export interface Opening {
  id: OpeningId;
  principalId: PrincipalId;
  requestedBy: AccountId;
  purpose: AccessPurpose;
  basis: string;
}

export async function insertOpening(tx: WriteTx, of: Omit<Opening, "id">): Promise<OpeningId> {
  const id = newId<OpeningId>();
  await tx.rows(sql`
    insert into ${identityOpening} (id, principal_id, requested_by, purpose, legal_basis, requested_at)
    values (${id}::uuid, ${of.principalId}::uuid, ${of.requestedBy}::uuid, ${of.purpose}, ${of.basis}, ${tx.now}::timestamptz)`);
  return id;
}

/** The request, its row locked until the transaction ends. */
export async function lockOpening(tx: WriteTx, id: OpeningId): Promise<Opening | null> {
  const [row] = await tx.rows<Opening>(sql`
    select id, principal_id as "principalId", requested_by as "requestedBy", purpose, legal_basis as basis
    from ${identityOpening} where id = ${id}::uuid for update`);
  return row ?? null;
}

/** Approves; the approval ends by itself at the answered instant. Null where it was decided meanwhile. */
export async function approve(tx: WriteTx, id: OpeningId, by: AccountId): Promise<Date | null> {
  const expiresAt = addMinutes(tx.now, openingMinutes);
  const rows = await tx.rows(sql`
    update ${identityOpening} set approved_by = ${by}::uuid, approved_at = ${tx.now}::timestamptz, expires_at = ${expiresAt}::timestamptz
    where id = ${id}::uuid and approved_at is null and refused_at is null returning 1`);
  return rows.length > 0 ? expiresAt : null;
}

/** Refuses; false where it was decided meanwhile. */
export async function refuse(tx: WriteTx, id: OpeningId): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${identityOpening} set refused_at = ${tx.now}::timestamptz
    where id = ${id}::uuid and approved_at is null and refused_at is null returning 1`);
  return rows.length > 0;
}

/** Counts one opening. */
export function openingCounted(tx: WriteTx, id: OpeningId): Beside {
  const change = sql`
    update ${identityOpening} set opened_at = ${tx.now}::timestamptz, times_opened = times_opened + 1 where id = ${id}::uuid`;
  return { change };
}

/** What the principal claimed to be: what passed before what did not, the newest first. Null where nothing was, or its key was destroyed. */
export async function claimOf(
  tx: WriteTx,
  principalId: PrincipalId,
): Promise<{ claim: Claim; accountId: AccountId } | null> {
  const newest = sql`
    where v.principal_id = ${principalId}::uuid order by (v.state = 'refused'), (v.state = 'pending'), v.id desc limit 1`;
  const found = await readClaim(newest, tx);
  return found && { claim: found.claim, accountId: found.verification.accountId };
}
