// The log as it stands in the database, for exports and receipts.
import { type SQL, sql } from "drizzle-orm";
import { event } from "@/db/schema/core";
import { eventSeal, recordHead, signingKey } from "@/db/schema/trust/records";
import { atMost } from "@/server/core/at-most";
import { inTransaction, type Rows } from "@/server/core/database";
import { type Chain, fieldsOf, type Link } from "@/server/core/records/chain";
import type { LogSource, StoredRow } from "@/server/core/records/export";
import { type Head, issueReceipt, type PublishedKey, type Receipt, type Signer } from "@/server/core/records/signing";
import { recordTables } from "@/server/core/records/tables";

const page = 1000;

interface LinkColumns {
  seq: number;
  prev_hash: string;
  hash: string;
}
type Row = Record<string, unknown>;

interface KeySource {
  /** Every key that signed here, the earliest first. Whoever owns the database could put one in: compare them with published ones. */
  keys(): Promise<PublishedKey[]>;
}

/** Hands out the whole log as of one instant. Changes nothing. */
export function withLog<T>(work: (log: LogSource & KeySource) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    await tx.rows(sql`set transaction isolation level repeatable read, read only`);
    return work({ keys: () => keysOf(tx), heads: () => headsOf(tx), rows: (chain) => rowsOf(tx, chain) });
  });
}

/**
 * A receipt for the row with this id, tied to the newest head of its chain; null when there is no such row. Call it with
 * what is committed: a receipt for a row that is rolled back afterwards would speak against us.
 */
export async function receiptFor(
  committed: Rows,
  signer: Signer,
  about: { chain: Chain; id: string; now: Date },
): Promise<Receipt | null> {
  const { rows, id, links } = recordTables[about.chain];
  const [row] = await committed.rows<Row>(sql`
    select * from ${rows} where ${sql.identifier(id)} = ${about.id}::uuid`);
  if (!row) return null;
  const [head] = await committed.rows<Link>(sql`select seq, hash from ${links} order by seq desc limit 1`);
  return issueReceipt(signer, {
    chain: about.chain,
    id: about.id,
    fields: fieldsOf(row),
    head: head ?? null,
    signedAt: about.now,
  });
}

function keysOf(tx: Rows): Promise<PublishedKey[]> {
  return tx.rows<PublishedKey>(sql`select id, public_key as "publicKey" from ${signingKey} order by first_used_at, id`);
}

async function* headsOf(tx: Rows): AsyncGenerator<Head> {
  const rows = await tx.rows<Omit<Head, "format" | "signedAt"> & { signedAt: Date }>(sql`
    select chain, seq, hash, signed_at as "signedAt", key_id as "keyId", signature from ${recordHead} order by chain, seq`);
  for (const { signature, signedAt, ...head } of rows) {
    yield { format: "guiju-head/1", ...head, signedAt: signedAt.toISOString(), signature };
  }
}

async function* rowsOf(tx: Rows, chain: Chain): AsyncGenerator<StoredRow> {
  if (chain === "event") {
    yield* sealedEvents(tx);
    yield* unsealedEvents(tx);
    return;
  }
  const { rows, id } = recordTables[chain];
  const stored = pages<Row & LinkColumns>((last) =>
    tx.rows(sql`select * from ${rows} where seq > ${last?.seq ?? 0}::int order by seq ${atMost(page)}`),
  );
  for await (const row of stored) yield { id: String(row[id]), link: linkOf(row), fields: fieldsOf(row) };
}

async function* sealedEvents(tx: Rows): AsyncGenerator<StoredRow> {
  const seals = pages<LinkColumns & { event_id: string; row: Row | null }>(async (last) => {
    const links = await tx.rows<LinkColumns & { event_id: string }>(sql`
      select event_id, seq, prev_hash, hash from ${eventSeal}
      where seq > ${last?.seq ?? 0}::int order by seq ${atMost(page)}`);
    const rows = await tx.rows<Row>(sql`
      select * from ${event} where id = any(${sql.param(links.map((link) => link.event_id))}::uuid[])`);
    const rowById = new Map(rows.map((row) => [row.id, row]));
    return links.map((link) => ({ ...link, row: rowById.get(link.event_id) ?? null }));
  });
  for await (const { row, ...seal } of seals) {
    yield { id: seal.event_id, link: linkOf(seal), fields: row && fieldsOf(row) };
  }
}

async function* unsealedEvents(tx: Rows): AsyncGenerator<StoredRow> {
  const rows = pages<Row & { id: string }>((last) => {
    const further: SQL = last ? sql`and e.id > ${last.id}::uuid` : sql``;
    return tx.rows(sql`
      select e.* from ${event} e where not exists (select 1 from ${eventSeal} s where s.event_id = e.id) ${further}
      order by e.id ${atMost(page)}`);
  });
  for await (const row of rows) yield { id: row.id, link: null, fields: fieldsOf(row) };
}

/** All items of a list that is read page by page, each page after the last item of the one before. */
async function* pages<T>(read: (last: T | null) => Promise<T[]>): AsyncGenerator<T> {
  let last: T | null = null;
  for (;;) {
    const items: T[] = await read(last);
    yield* items;
    last = items.at(-1) ?? null;
    if (items.length < page) return;
  }
}

function linkOf(row: LinkColumns): Link {
  return { seq: row.seq, prevHash: row.prev_hash, hash: row.hash };
}
