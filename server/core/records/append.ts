// Appends to the chained tables. Nothing else inserts into them.
import { type SQL, sql } from "drizzle-orm";
import type { Beside } from "@/server/core/event-log";
import { fieldsOf, type Link, nextLink } from "@/server/core/records/chain";
import { type ChainedTable, lockName, recordTables } from "@/server/core/records/tables";
import type { WriteTx } from "@/server/core/write-tx";

/** Appends to chains that the transaction holds. */
export interface HeldChains {
  /** The change that inserts these rows (by column name, every column without a link) in their order behind the last one appended. Every change must be written, in any order. */
  append(chain: ChainedTable, ...rows: readonly Readonly<Record<string, unknown>>[]): Beside;
}

/** The last link of each chain, as `tailsOf` reads it. */
export type Tail = Pick<Link, "seq" | "hash"> & { chain: ChainedTable };

/**
 * Holds chains: until the transaction ends nobody else can append to these tables, so call it late. The tables have no column defaults: what is hashed
 * here is what is stored.
 */
export async function holdChains(tx: WriteTx, ...chains: readonly ChainedTable[]): Promise<HeldChains> {
  await tx.rows(sql`select ${chainsLocked(...chains)}`);
  const [row] = await tx.rows<{ tails: Tail[] }>(sql`select ${tailsOf(...chains)} as tails`);
  return heldChains(row?.tails ?? []);
}

/** The locks of `holdChains` as an expression. What follows it is a statement of its own, which sees what the previous holders committed. */
export function chainsLocked(...chains: readonly ChainedTable[]): SQL {
  const locks = chains.map(lockName).sort(); // in one order, whoever holds several
  return sql`(
    select count(pg_advisory_xact_lock(hashtextextended(l.name, 0))) from unnest(${sql.param(locks)}::text[]) l(name))`;
}

/** The last links of locked chains as an expression: a json list of Tail. */
export function tailsOf(...chains: readonly ChainedTable[]): SQL {
  const tails = chains.map(
    (chain) =>
      sql`(select json_build_object('chain', ${chain}::text, 'seq', t.seq, 'hash', t.hash) as tail from ${recordTables[chain].rows} t order by t.seq desc limit 1)`,
  );
  return sql`(select coalesce(json_agg(c.tail), '[]') from (${sql.join(tails, sql` union all `)}) c)`;
}

/** Appends behind these tails of chains that the transaction has locked. */
export function heldChains(tails: readonly Tail[]): HeldChains {
  const last = new Map<ChainedTable, Pick<Link, "seq" | "hash">>(tails.map(({ chain, ...tail }) => [chain, tail]));
  return {
    append(chain, ...rows) {
      const linked = rows.map((row) => {
        const { seq, prevHash, hash } = nextLink(chain, last.get(chain) ?? null, fieldsOf(row));
        last.set(chain, { seq, hash });
        return { ...row, seq, prev_hash: prevHash, hash };
      });
      const table = recordTables[chain].rows;
      const change = sql`
        insert into ${table} select * from json_populate_recordset(null::${table}, ${JSON.stringify(linked)}::json)`;
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
