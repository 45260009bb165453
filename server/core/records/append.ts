// Appends to the chained tables. Nothing else inserts into them.
import { sql } from "drizzle-orm";
import { fieldsOf, type Link, nextLink } from "@/server/core/records/chain";
import { type ChainedTable, lockName, recordTables } from "@/server/core/records/tables";
import type { WriteTx } from "@/server/core/write-tx";

/**
 * Inserts one row (by column name, every column without a link) and answers its link. Until the transaction ends nobody
 * else can append to this table, so call it late. The table has no column defaults: what is hashed here is what is stored.
 */
export async function appendRecord(
  tx: WriteTx,
  chain: ChainedTable,
  row: Readonly<Record<string, unknown>>,
): Promise<Link> {
  const table = recordTables[chain].rows;
  // A statement of its own: the next one must see what the previous holder of the lock committed.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${lockName(chain)}, 0))`);
  const [tail] = await tx.rows<Link>(sql`select seq, hash from ${table} order by seq desc limit 1`);
  const link = nextLink(chain, tail ?? null, fieldsOf(row));
  const columns = { ...row, seq: link.seq, prev_hash: link.prevHash, hash: link.hash };
  const names = Object.keys(columns).map((name) => sql.identifier(name));
  const values = Object.values(columns).map((value) => sql`${stored(value)}`);
  await tx.rows(sql`insert into ${table} (${sql.join(names, sql`, `)}) values (${sql.join(values, sql`, `)})`);
  return link;
}

/** Objects and lists go to jsonb columns; the driver would send a list as an SQL array. */
function stored(value: unknown): unknown {
  const isJson = typeof value === "object" && value !== null && !(value instanceof Date || value instanceof Uint8Array);
  return sql.param(isJson ? JSON.stringify(value) : value);
}
