// Hash chains: each row of a chain carries its place, the hash of the row before it, and its own.
import { hashOf, type Json } from "@/server/core/records/canonical";

/** The chains of the log: tables whose rows carry their link, and `event`, whose links stand in `event_seal`. */
export const chains = ["event", "measure", "measure_end", "credit_entry"] as const;
export type Chain = (typeof chains)[number];

/** What ties a row to the one before it. `seq` counts from 1 without gaps. */
export interface Link {
  seq: number;
  prevHash: string;
  hash: string;
}

export type Fields = { readonly [name: string]: Json };

const linkColumns = ["seq", "prev_hash", "hash"];

/** The `prevHash` of the first row, and the hash of an empty chain's head. */
export const genesis = "0".repeat(64);

/**
 * The fields of a row, by column name, as they are hashed and exported: instants as ISO strings, bytes as base64, no link.
 * Nulls are left out, so that a column added later does not change the hash of the rows before it.
 * Throws on a value that JSON cannot carry.
 */
export function fieldsOf(row: Readonly<Record<string, unknown>>): Fields {
  const fields: Record<string, Json> = {};
  for (const [name, value] of Object.entries(row)) {
    if (value === null || value === undefined || linkColumns.includes(name)) continue;
    fields[name] = plain(value);
  }
  return fields;
}

/** The hash of a row's content wherever it stands: what a receipt names, also before an event is sealed. */
export function contentHash(fields: Fields): string {
  return hashOf(fields);
}

/** The link of the row that follows `previous` (`null`: the first of its chain). Pure; the caller holds the chain's lock. */
export function nextLink(chain: Chain, previous: Pick<Link, "seq" | "hash"> | null, fields: Fields): Link {
  const seq = (previous?.seq ?? 0) + 1;
  const prevHash = previous?.hash ?? genesis;
  return { seq, prevHash, hash: hashOf({ chain, seq, prevHash, content: contentHash(fields) }) };
}

/** A stored value as JSON. What a jsonb column holds is JSON already, apart from members that are undefined. */
function plain(value: unknown): Json {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (typeof value === "bigint") throw new TypeError("Integers of a chained row are numbers, not bigint");
  return JSON.parse(JSON.stringify(value)) as Json; // JSON.parse answers JSON
}
