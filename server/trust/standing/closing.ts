// Accounts that their owner closes: out of sight at once, undone within the waiting period, erased after it.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { personKey } from "@/db/schema/core";
import { appeal } from "@/db/schema/moderation";
import { accountClosing } from "@/db/schema/privacy";
import { measure } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type Id, newId, type PrincipalId } from "@/server/shared/ids";
import { inForceAt } from "@/server/trust/measures/in-force";

export type ClosingId = Id<"closing">;

/** Condition over the row `alias` of `account`: it is not gone. One in its waiting period counts as open: it may be taken up again, and keeps its place till then. */
export function notGone(alias: string): SQL {
  const a = sql.raw(alias);
  return sql`(${a}.closed_at is null or exists (
    select from ${accountClosing} nc where nc.account_id = ${a}.id and nc.undone_at is null and nc.erased_at is null))`;
}

/** Closings whose waiting period is over, the oldest first; one waits while an appeal against the measure that closed the account is open. */
export async function dueClosings(
  rows: Rows,
  now: Date,
  limit: number,
): Promise<{ id: ClosingId; accountId: AccountId }[]> {
  return rows.rows(sql`
    select c.id, c.account_id as "accountId" from ${accountClosing} c
    where c.undone_at is null and c.erased_at is null and c.due_at <= ${now}::timestamptz
      and not exists (select from ${appeal} p where p.appellant_id = c.account_id and p.state = 'open')
    order by c.due_at ${atMost(limit)}`);
}

/** Erased accounts whose held data are to be purged now. */
export async function duePurges(
  rows: Rows,
  now: Date,
  limit: number,
): Promise<{ id: ClosingId; accountId: AccountId }[]> {
  return rows.rows(sql`
    select c.id, c.account_id as "accountId" from ${accountClosing} c
    where c.purge_at <= ${now}::timestamptz and c.purged_at is null order by c.purge_at ${atMost(limit)}`);
}

/** Begins a closing, and closes the account; null where one stands. */
export async function beginClosing(tx: WriteTx, accountId: AccountId, dueAt: Date): Promise<ClosingId | null> {
  const [row] = await tx.rows<{ id: ClosingId }>(sql`
    with begun as (
      insert into ${accountClosing} (id, account_id, requested_at, due_at)
      values (${newId()}::uuid, ${accountId}::uuid, ${tx.now}::timestamptz, ${dueAt}::timestamptz)
      on conflict (account_id) where undone_at is null do nothing returning id
    )
    update ${account} a set closed_at = ${tx.now}::timestamptz from begun b where a.id = ${accountId}::uuid returning b.id`);
  return row?.id ?? null;
}

/** Undoes the closing that stands, and opens the account; false where none does, or it has been carried out. */
export async function undoClosing(tx: WriteTx, accountId: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    with undone as (
      update ${accountClosing} set undone_at = ${tx.now}::timestamptz
      where account_id = ${accountId}::uuid and undone_at is null and erased_at is null returning 1
    )
    update ${account} a set closed_at = null from undone where a.id = ${accountId}::uuid returning 1`);
  return rows.length > 0;
}

export interface ClosingRow {
  id: ClosingId;
  accountId: AccountId;
  principalId: PrincipalId;
  handle: string;
  dueAt: Date;
  erasedAt: Date | null;
  purgeAt: Date | null;
  purgedAt: Date | null;
}

/** The closing that stands, its row and the account's locked. */
export async function lockClosing(tx: WriteTx, id: ClosingId): Promise<ClosingRow | null> {
  const [row] = await tx.rows<ClosingRow>(sql`
    select c.id, c.account_id as "accountId", a.principal_id as "principalId", a.handle, c.due_at as "dueAt", c.erased_at as "erasedAt",
      c.purge_at as "purgeAt", c.purged_at as "purgedAt"
    from ${accountClosing} c join ${account} a on a.id = c.account_id where c.id = ${id}::uuid and c.undone_at is null for update`);
  return row ?? null;
}

export function closingErased(tx: WriteTx, id: ClosingId, purgeAt: Date): Beside {
  const change = sql`
    update ${accountClosing} set erased_at = ${tx.now}::timestamptz, purge_at = ${purgeAt}::timestamptz where id = ${id}::uuid`;
  return { change };
}

export function closingPurged(tx: WriteTx, id: ClosingId): Beside {
  return { change: sql`update ${accountClosing} set purged_at = ${tx.now}::timestamptz where id = ${id}::uuid` };
}

/**
 * Destroys the key of a principal all of whose accounts are purged, and forgets which document it was: what was sealed with it opens nowhere any more. A measure in force that
 * bars the person keeps an index of its own. False, and nothing is done, where another account still stands.
 */
export async function destroyKey(tx: WriteTx, principalId: PrincipalId, besides: ClosingId): Promise<boolean> {
  const others = sql`exists (
    select from ${account} o where o.principal_id = ${principalId}::uuid and not exists (
      select from ${accountClosing} c where c.account_id = o.id and c.undone_at is null and (c.purged_at is not null or c.id = ${besides}::uuid)))`;
  const [row] = await tx.rows<{ destroyed: boolean }>(sql`
    with emptied as (
      update ${principal} set identity_index = null, identity_state = 'none', kind = 'unverified', identity_method = null, verified_at = null, recheck_at = null
      where id = ${principalId}::uuid and not ${others} returning id
    ), destroyed as (
      update ${personKey} k set wrapped = null, destroyed_at = ${tx.now}::timestamptz from emptied e where k.principal_id = e.id returning 1
    )
    select exists (select from emptied) as destroyed, (select count(*) from destroyed) as keys`);
  return row?.destroyed ?? false;
}

/** The measure in force that closed this account, if any. */
export async function closingMeasure(tx: WriteTx, accountId: AccountId): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(sql`
    select m.id from ${measure} m where m.account_id = ${accountId}::uuid and m.kind = 'close-account' and ${inForceAt("m", tx.now)} limit 1`);
  return row?.id ?? null;
}

/** Leaves the account out of feeds, sitemap and search engines, or lets it in again. */
export function indexingSet(accountId: AccountId, isIndexed: boolean): Beside {
  return { change: sql`update ${account} set is_indexed = ${isIndexed} where id = ${accountId}::uuid` };
}

/** Whether the account lets feeds, the sitemap and search engines in, as an expression. */
export function isIndexed(accountId: SQL): SQL {
  return sql`(select i.is_indexed from ${account} i where i.id = ${accountId})`;
}
