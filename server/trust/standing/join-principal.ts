// Where an account stands once its identity is proven: the same person has one principal, whatever the number of accounts.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { measure } from "@/db/schema/trust/measures";
import { quotaUse } from "@/db/schema/trust/quotas";
import { principal } from "@/db/schema/trust/standing";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { accountLimits } from "@/server/shared/account-limits";
import { AppError } from "@/server/shared/errors";
import type { AccountId, MeasureId, PrincipalId } from "@/server/shared/ids";
import type { BlindIndex } from "@/server/shared/sealed-text";
import { barOn } from "@/server/trust/measures/barred";
import { inForceAt } from "@/server/trust/measures/in-force";
import { openAccounts } from "@/server/trust/standing/principals";

export type Placement =
  /** The account stands behind the principal of this identity: its own, or one that was there before it, which the changes make it join. */
  | { is: "placed"; principalId: PrincipalId; joined: boolean; changes: Beside[] }
  /** The identity may not open accounts. */
  | { is: "barred"; measureId: MeasureId }
  /** The identity has all the accounts it may have. */
  | { is: "full"; limit: number }
  /** The account was proven to be somebody else's before. */
  | { is: "another" };

/**
 * Locks the account behind its principal, and then the identity that it is about to prove for the first time: two accounts that prove one identity at once take turns. Refuses
 * CONFLICT/CHANGED_MEANWHILE where the account joined another principal while this waited. What follows must read in statements of its own.
 */
export async function lockPlace(tx: WriteTx, accountId: AccountId, identity: BlindIndex | null): Promise<void> {
  const turn = sql`pg_advisory_xact_lock(hashtextextended(${`identity:${identity}`}, 0))::text`;
  const rows = await tx.rows(sql`
    with own as materialized (
      select p.identity_index from ${principal} p join ${account} a on a.principal_id = p.id where a.id = ${accountId}::uuid
      for no key update of p, a
    )
    select case when own.identity_index is null and ${identity}::text is not null then ${turn} end from own`);
  if (rows.length === 0) throw new AppError("CONFLICT", "CHANGED_MEANWHILE", {});
}

/** The principal that has this identity, as a relation of its id; its row is locked. */
export function principalWith(identity: BlindIndex | null): SQL {
  return sql`(select e.id from ${principal} e where e.identity_index = ${identity} for no key update)`;
}

/**
 * Says where the account stands behind the principal with this identity: its own becomes that principal, or the account joins the one that exists, and with it shares quotas,
 * credit and blacklist (PUB Article 19). `lockPlace` and `principalWith` hold the rows. Credit entries stay with their principal; what was used of today's quotas comes along. A
 * blacklisted principal is not left behind by joining another. Writes nothing: the caller writes the changes, and the identity on the principal's row.
 */
export async function placeAccount(
  tx: WriteTx,
  accountId: AccountId,
  own: { id: PrincipalId; identityIndex: BlindIndex | null },
  identity: { index: BlindIndex; kind: "person" | "organisation"; principalId: PrincipalId | null },
): Promise<Placement> {
  const { index, kind, principalId: existing } = identity;
  if (own.identityIndex === index) return { is: "placed", principalId: own.id, joined: false, changes: [] };
  if (own.identityIndex !== null) return { is: "another" };
  const [found] = await tx.rows<{ bar: MeasureId | null; open: number }>(sql`
    select coalesce(${barOn("identity", index, tx.now)}, ${blacklistOn(existing ? [own.id, existing] : [], tx.now)}) as bar,
      ${openAccounts(sql`${existing}::uuid`)} as open`);
  if (found?.bar) return { is: "barred", measureId: found.bar };
  if (!existing) return { is: "placed", principalId: own.id, joined: false, changes: [] };
  const limit = accountLimits[kind];
  if ((found?.open ?? 0) >= limit) return { is: "full", limit };
  return { is: "placed", principalId: existing, joined: true, changes: joining(accountId, own.id, existing) };
}

function blacklistOn(ids: PrincipalId[], now: Date): SQL {
  return sql`(
    select m.id from ${measure} m
    where m.principal_id = any(${sql.param(ids)}::uuid[]) and m.kind = 'blacklist' and ${inForceAt("m", now)} order by m.seq limit 1)`;
}

function joining(accountId: AccountId, from: PrincipalId, to: PrincipalId): Beside[] {
  const moved = sql`update ${account} set principal_id = ${to}::uuid where id = ${accountId}::uuid`;
  const taken = sql`
    insert into ${quotaUse} as q (principal_id, quota, window_at, used)
    select ${to}::uuid, o.quota, o.window_at, o.used from ${quotaUse} o where o.principal_id = ${from}::uuid
    on conflict (principal_id, quota, window_at) do update set used = q.used + excluded.used`;
  const left = sql`delete from ${quotaUse} where principal_id = ${from}::uuid`;
  return [{ change: moved }, { change: taken }, { change: left }];
}
