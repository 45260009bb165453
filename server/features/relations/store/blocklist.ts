// SQL that writes imports of blocklists. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { block, blockImport } from "@/db/schema/relations";
import type { Beside } from "@/server/core/event-log";
import { readScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, newId } from "@/server/shared/ids";
import { endFollowsWith, endListings, lockAccounts } from "@/server/trust/counters";
import { visibleAccounts } from "@/server/trust/visibility/contents";
import type { BlockImportId, LineKind } from "../contract";

/** Opens an import of so many lines. */
export async function insertImport(tx: WriteTx, accountId: AccountId, total: number): Promise<BlockImportId> {
  const id = newId<BlockImportId>();
  await tx.rows(sql`
    insert into ${blockImport} (account_id, id, total, counts, examples, created_at)
    values (${accountId}::uuid, ${id}::uuid, ${total}::int, '{}', '{}', ${tx.now}::timestamptz)`);
  return id;
}

export interface ImportRow {
  total: number;
  done: number;
  counts: Partial<Record<LineKind, number>>;
  examples: Partial<Record<LineKind, number[]>>;
  undoneAt: Date | null;
}

/** One's own import, its row locked until the transaction ends. */
export async function lockImport(tx: WriteTx, accountId: AccountId, id: BlockImportId): Promise<ImportRow | null> {
  const [row] = await tx.rows<ImportRow>(sql`
    select total, done, counts, examples, undone_at as "undoneAt" from ${blockImport}
    where account_id = ${accountId}::uuid and id = ${id}::uuid for update`);
  return row ?? null;
}

/** Who stands behind an account number, as far as the importer can see them, and the import that blocked them before, if any did. */
export interface FoundAccount {
  handle: string;
  id: AccountId;
  isBlocked: boolean;
  importId: BlockImportId | null;
}

/** The accounts with these numbers that the importer may see. */
export function findAccounts(tx: WriteTx, importer: AccountId, handles: readonly string[]): Promise<FoundAccount[]> {
  return tx.rows<FoundAccount>(sql`
    select v.handle, v.id, b.blocked_id is not null as "isBlocked", b.import_id as "importId"
    from ${visibleAccounts(readScope(importer, tx.now, tx))} v
    left join ${block} b on b.blocker_id = ${importer}::uuid and b.blocked_id = v.id
    where v.handle = any(${sql.param([...handles])}::text[])`);
}

/**
 * Blocks all of these at once, as `insertBlock` does one: follows both ways and places in each other's lists end and are counted out, and open pages of the blocked look again. Those
 * blocked already stay.
 */
export async function insertBlocks(
  tx: WriteTx,
  blocker: AccountId,
  ids: readonly AccountId[],
  importId: BlockImportId,
): Promise<void> {
  if (ids.length === 0) return;
  await lockAccounts(tx, [blocker, ...ids]);
  await tx.rows(sql`
    insert into ${block} (blocker_id, blocked_id, created_at, import_id)
    select ${blocker}::uuid, i.id, ${tx.now}::timestamptz, ${importId}::uuid from unnest(${sql.param([...ids])}::uuid[]) i(id)
    on conflict do nothing
    returning pg_notify('live', json_build_object('audience', 'account:' || blocked_id, 'type', 'changed')::text)`);
  await endFollowsWith(tx, blocker, ids);
  await endListings(tx, blocker, ids);
}

/** The change that notes how far an import has come. */
export function importAdvanced(
  accountId: AccountId,
  id: BlockImportId,
  { done, counts, examples }: Pick<ImportRow, "done" | "counts" | "examples">,
): Beside {
  const change = sql`
    update ${blockImport} set done = ${done}::int, counts = ${JSON.stringify(counts)}::jsonb, examples = ${JSON.stringify(examples)}::jsonb
    where account_id = ${accountId}::uuid and id = ${id}::uuid`;
  return { change };
}

/** Lifts every block that the import made and that still stands; how many. Follows do not come back. */
export async function undoImport(tx: WriteTx, accountId: AccountId, id: BlockImportId): Promise<number> {
  const [row] = await tx.rows<{ unblocked: number }>(sql`
    with undone as (
      update ${blockImport} set undone_at = ${tx.now}::timestamptz where account_id = ${accountId}::uuid and id = ${id}::uuid returning 1
    ), unblocked as (
      delete from ${block} where blocker_id = ${accountId}::uuid and import_id = ${id}::uuid and exists (select from undone) returning 1
    )
    select count(*)::int as unblocked from unblocked`);
  return row?.unblocked ?? 0;
}
