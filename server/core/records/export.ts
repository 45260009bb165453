// An export of the log: lines of JSON that the stand-alone verifier reads (docs/records.md). Where rows come from is not known here.
import { type Chain, chains, type Fields, type Link } from "@/server/core/records/chain";
import type { Head, PublishedKey } from "@/server/core/records/signing";

/**
 * One row of a chain as stored. `link` is null for an event that is not sealed yet; `fields` is null where a link stands
 * whose row is gone.
 */
export interface StoredRow {
  id: string;
  link: Link | null;
  fields: Fields | null;
}

/** One consistent view of the log (a single repeatable-read transaction). */
export interface LogSource {
  /** Every signed head, ascending by chain and seq. */
  heads(): AsyncIterable<Head>;
  /** Every row of the chain by seq, then those without a link. */
  rows(chain: Chain): AsyncIterable<StoredRow>;
}

/**
 * The lines of an export, without line ends: a header with the public keys, the heads, then each chain. It streams and
 * changes nothing; what is stored is written as it stands, right or wrong.
 */
export async function* exportLog(
  source: LogSource,
  about: { exportedAt: Date; keys: readonly PublishedKey[] },
): AsyncGenerator<string> {
  const keys = about.keys.map(({ id, publicKey }) => ({ id, publicKey }));
  yield JSON.stringify({ format: "guiju-log/1", exportedAt: about.exportedAt.toISOString(), chains, keys });
  for await (const head of source.heads()) yield JSON.stringify(head);
  for (const chain of chains) {
    for await (const { id, link, fields } of source.rows(chain)) {
      yield JSON.stringify({ chain, ...link, ...(fields === null ? { id } : { fields }) });
    }
  }
}
