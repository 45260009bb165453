// Appends to the chained tables. Nothing else inserts into them.
import { sql } from "drizzle-orm";
import type { Beside } from "@/server/core/event-log";
import { fieldsOf, type Link, nextLink } from "@/server/core/records/chain";
import { type ChainedTable, lockName, recordTables } from "@/server/core/records/tables";
import type { WriteTx } from "@/server/core/write-tx";

/** Appends to chains that the transaction holds. */
export interface HeldChains {
  /** The change that inserts one row (by column name, every column without a link) behind the last one appended. Every change must be written, in any order. */
  append(chain: ChainedTable, row: Readonly<Record<string, unknown>>): Beside;
}

/**
 * Holds chains: until the transaction ends nobody else can append to these tables, so call it late. The tables have no column defaults: what is hashed
 * here is what is stored.
 */
export async function holdChains(tx: WriteTx, ...chains: readonly ChainedTable[]): Promise<HeldChains> {
  const locks = chains.map(lockName).sort(); // in one order, whoever holds several
  // A statement of its own: the next one must see what the previous holder of the lock committed.
  await tx.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(l.name, 0)) from unnest(${sql.param(locks)}::text[]) l(name)`);
  const tails = chains.map(
    (chain) => sql`(select ${chain} as chain, seq, hash from ${recordTables[chain].rows} order by seq desc limit 1)`,
  );
  const rows = await tx.rows<Pick<Link, "seq" | "hash"> & { chain: ChainedTable }>(sql.join(tails, sql` union all `));
  const last = new Map(rows.map(({ chain, ...tail }) => [chain, tail]));
  return {
    append(chain, row) {
      const link = nextLink(chain, last.get(chain) ?? null, fieldsOf(row));
      last.set(chain, link);
      const columns = { ...row, seq: link.seq, prev_hash: link.prevHash, hash: link.hash };
      const names = Object.keys(columns).map((name) => sql.identifier(name));
      const values = Object.values(columns).map((value) => sql`${stored(value)}`);
      const change = sql`
        insert into ${recordTables[chain].rows} (${sql.join(names, sql`, `)}) values (${sql.join(values, sql`, `)})`;
      return { change };
    },
  };
}

/** Inserts one row at once, as `holdChains` does. */
export async function appendRecord(
  tx: WriteTx,
  chain: ChainedTable,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const held = await holdChains(tx, chain);
  await tx.rows(held.append(chain, row).change);
}

/** Objects and lists go to jsonb columns; the driver would send a list as an SQL array. */
function stored(value: unknown): unknown {
  const isJson = typeof value === "object" && value !== null && !(value instanceof Date || value instanceof Uint8Array);
  return sql.param(isJson ? JSON.stringify(value) : value);
}
