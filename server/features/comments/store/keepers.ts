// SQL that writes keepers of an account's comments. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { commentKeeper } from "@/db/schema/comments";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import type { KeeperRole } from "@/server/shared/sections";
import { accountNames } from "@/server/trust/authors/brief";
import { canBeResponsible, responsibleFound, responsibleGone } from "@/server/trust/standing/responsible";
import { mostKeepers } from "../contract/keepers";

type InvitedRole = Exclude<KeeperRole, "owner">;

/** Invites an account to keep another's comments, or gives one that does another role. False where as many as may be are there. */
export async function insertInvitation(
  tx: WriteTx,
  made: { ownerId: AccountId; keeperId: AccountId; role: InvitedRole; by: AccountId },
): Promise<boolean> {
  const rows = await tx.rows(sql`
    insert into ${commentKeeper} (owner_id, keeper_id, role, invited_by, invited_at)
    select ${made.ownerId}::uuid, ${made.keeperId}::uuid, ${made.role}, ${made.by}::uuid, ${tx.now}::timestamptz
    where (select count(*) from ${commentKeeper} o where o.owner_id = ${made.ownerId}::uuid and o.keeper_id <> ${made.keeperId}::uuid) < ${mostKeepers}::int
    on conflict (owner_id, keeper_id) do update set role = excluded.role, invited_by = excluded.invited_by, invited_at = excluded.invited_at
    returning 1`);
  return rows.length > 0;
}

/** Accepts an invitation that waits; the role, or null where none waits. */
export async function acceptInvitation(
  tx: WriteTx,
  ownerId: AccountId,
  keeperId: AccountId,
): Promise<InvitedRole | null> {
  const [row] = await tx.rows<{ role: InvitedRole }>(sql`
    update ${commentKeeper} set accepted_at = ${tx.now}::timestamptz
    where owner_id = ${ownerId}::uuid and keeper_id = ${keeperId}::uuid and accepted_at is null returning role`);
  return row?.role ?? null;
}

/** Ends an invitation or a keeper's part; null where there is none. Where they were the responsible person, the organisation's time to name another begins. */
export async function deleteKeeper(
  tx: WriteTx,
  ownerId: AccountId,
  keeperId: AccountId,
): Promise<{ wasResponsible: boolean } | null> {
  const [ended] = await tx.rows<{ wasResponsible: boolean }>(sql`
    delete from ${commentKeeper} where owner_id = ${ownerId}::uuid and keeper_id = ${keeperId}::uuid returning is_responsible as "wasResponsible"`);
  if (ended?.wasResponsible) await tx.rows(responsibleGone(ownerId, tx.now).change);
  return ended ?? null;
}

/** Names the responsible person: one at a time, a keeper who accepted and whose own identity as a person is verified. False for anybody else. */
export async function nameResponsible(tx: WriteTx, ownerId: AccountId, keeperId: AccountId): Promise<boolean> {
  // In a statement of its own: the database lets no moment pass with two.
  await tx.rows(sql`
    update ${commentKeeper} k set is_responsible = false where k.owner_id = ${ownerId}::uuid and k.is_responsible and k.keeper_id <> ${keeperId}::uuid`);
  const named = await tx.rows(sql`
    update ${commentKeeper} k set is_responsible = true
    where k.owner_id = ${ownerId}::uuid and k.keeper_id = ${keeperId}::uuid and k.accepted_at is not null and ${canBeResponsible(sql`k.keeper_id`, tx.now)} returning 1`);
  if (named.length > 0) await tx.rows(responsibleFound(ownerId).change);
  return named.length > 0;
}

/**
 * Takes the part of the responsible person from this account, or from every account of this person, wherever they hold it, and begins each organisation's time to name another at `at`. The organisations that have nobody now.
 * May run twice: the second time finds nobody.
 */
export async function endResponsibility(
  tx: WriteTx,
  who: { accountId: AccountId } | { principalId: PrincipalId },
  at: Date,
): Promise<{ ownerId: AccountId; keeperId: AccountId }[]> {
  const accounts =
    "accountId" in who
      ? sql`${who.accountId}::uuid`
      : sql`select n.id from ${accountNames} n where n.principal_id = ${who.principalId}::uuid`;
  const ended = await tx.rows<{ ownerId: AccountId; keeperId: AccountId }>(sql`
    update ${commentKeeper} k set is_responsible = false where k.keeper_id in (${accounts}) and k.is_responsible
    returning k.owner_id as "ownerId", k.keeper_id as "keeperId"`);
  for (const { ownerId } of ended) await tx.rows(responsibleGone(ownerId, at).change);
  return ended;
}
