// Where an account stands once its identity is proven: the same person has one principal, whatever the number of accounts.
import { sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { measure } from "@/db/schema/trust/measures";
import { quotaUse } from "@/db/schema/trust/quotas";
import { principal } from "@/db/schema/trust/standing";
import type { WriteTx } from "@/server/core/write-tx";
import { accountLimits } from "@/server/shared/account-limits";
import { AppError } from "@/server/shared/errors";
import type { AccountId, MeasureId, PrincipalId } from "@/server/shared/ids";
import type { BlindIndex } from "@/server/shared/sealed-text";
import { isBarred } from "@/server/trust/measures/barred";
import { inForceAt } from "@/server/trust/measures/in-force";
import { openAccounts, principalBehind } from "@/server/trust/standing/principals";

export type Placement =
  /** The account stands behind the principal of this identity: its own, or one that was there before it. */
  | { is: "placed"; principalId: PrincipalId; joined: boolean }
  /** The identity may not open accounts. */
  | { is: "barred"; measureId: MeasureId }
  /** The identity has all the accounts it may have. */
  | { is: "full"; limit: number }
  /** The account was proven to be somebody else's before. */
  | { is: "another" };

/**
 * Puts the account behind the principal with this identity: its own becomes that principal, or the account joins the one that exists, and with it shares quotas, credit
 * and blacklist (PUB Article 19). Both rows stay locked; two accounts that prove one identity at once take turns. Credit entries stay with their principal; what was used
 * of today's quotas comes along. A blacklisted principal is not left behind by joining another. Writes nothing unless placed; may run twice.
 */
export async function placeAccount(
  tx: WriteTx,
  accountId: AccountId,
  identity: { index: BlindIndex; kind: "person" | "organisation" },
): Promise<Placement> {
  const own = await lockOwn(tx, accountId);
  if (own.identityIndex === identity.index) return { is: "placed", principalId: own.id, joined: false };
  if (own.identityIndex !== null) return { is: "another" };
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`identity:${identity.index}`}, 0))`);
  const [existing] = await tx.rows<{ id: PrincipalId }>(sql`
    select id from ${principal} where identity_index = ${identity.index} for no key update`);
  const barred =
    (await isBarred(tx, "identity", identity.index, tx.now)) ??
    (existing ? await blacklistOn(tx, [own.id, existing.id]) : null);
  if (barred) return { is: "barred", measureId: barred.measureId };
  if (!existing) {
    await tx.rows(sql`
      update ${principal} set identity_index = ${identity.index}, kind = ${identity.kind} where id = ${own.id}::uuid`);
    return { is: "placed", principalId: own.id, joined: false };
  }
  const limit = accountLimits[identity.kind];
  const [open] = await tx.rows<{ count: number }>(sql`
    select ${openAccounts(sql`${existing.id}::uuid`)} as count`);
  if ((open?.count ?? 0) >= limit) return { is: "full", limit };
  await join(tx, accountId, own.id, existing.id);
  return { is: "placed", principalId: existing.id, joined: true };
}

async function lockOwn(
  tx: WriteTx,
  accountId: AccountId,
): Promise<{ id: PrincipalId; identityIndex: BlindIndex | null }> {
  const [own] = await tx.rows<{ id: PrincipalId; identityIndex: BlindIndex | null }>(sql`
    select p.id, p.identity_index as "identityIndex" from ${principal} p
    where p.id = ${principalBehind(accountId)} for no key update`);
  const [still] = await tx.rows<{ principalId: PrincipalId }>(sql`
    select principal_id as "principalId" from ${account} where id = ${accountId}::uuid for no key update`);
  if (!own || still?.principalId !== own.id) throw new AppError("CONFLICT", "CHANGED_MEANWHILE", {});
  return own;
}

async function blacklistOn(tx: WriteTx, ids: PrincipalId[]): Promise<{ measureId: MeasureId } | null> {
  const [found] = await tx.rows<{ measureId: MeasureId }>(sql`
    select m.id as "measureId" from ${measure} m
    where m.principal_id = any(${sql.param(ids)}::uuid[]) and m.kind = 'blacklist' and ${inForceAt("m", tx.now)} order by m.seq limit 1`);
  return found ?? null;
}

async function join(tx: WriteTx, accountId: AccountId, from: PrincipalId, to: PrincipalId): Promise<void> {
  await tx.rows(sql`update ${account} set principal_id = ${to}::uuid where id = ${accountId}::uuid`);
  await tx.rows(sql`
    insert into ${quotaUse} as q (principal_id, quota, window_at, used)
    select ${to}::uuid, o.quota, o.window_at, o.used from ${quotaUse} o where o.principal_id = ${from}::uuid
    on conflict (principal_id, quota, window_at) do update set used = q.used + excluded.used`);
  await tx.rows(sql`delete from ${quotaUse} where principal_id = ${from}::uuid`);
}
