// The sealing job: ties new events into their chain and signs the heads of all chains.
import { sql } from "drizzle-orm";
import { event } from "@/db/schema/core";
import { eventSeal, recordHead, signingKey } from "@/db/schema/trust/records";
import { atMost } from "@/server/core/at-most";
import { type Chain, chains, fieldsOf, type Link, nextLink } from "@/server/core/records/chain";
import { type Head, type Signer, signHead } from "@/server/core/records/signing";
import { lockName, recordTables } from "@/server/core/records/tables";
import type { WriteTx } from "@/server/core/write-tx";

const batch = 1000;
/** Transactions commit out of the order of their ids, but within seconds. What turns up later than this is left for the verifier to name. */
const lookBackMs = 60 * 60 * 1000;
const noId = "00000000-0000-0000-0000-000000000000";

/**
 * Seals every event that is committed and not sealed, then signs each chain whose head is not signed yet, and answers the new
 * heads. The signer's public key is recorded before anything bears its signature. One sealer at a time; may run any number of times. All pending events are sealed before a head is signed, because an
 * event much older than a head that does not cover it counts as put in afterwards.
 */
export async function sealRecords(tx: WriteTx, signer: Signer): Promise<Head[]> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${lockName("event")}, 0))`);
  await tx.rows(sql`
    insert into ${signingKey} (id, public_key, first_used_at) values (${signer.id}, ${signer.publicKey}, ${tx.now}::timestamptz)
    on conflict (id) do nothing`);
  await sealEvents(tx);
  const heads = (await unsignedHeads(tx)).map((head) => signHead(signer, head.chain, head, tx.now));
  if (heads.length > 0) {
    const values = heads.map(
      (head) =>
        sql`(${head.chain}, ${head.seq}::int, ${head.hash}, ${head.signedAt}::timestamptz, ${head.keyId}, ${head.signature})`,
    );
    await tx.rows(sql`
      insert into ${recordHead} (chain, seq, hash, signed_at, key_id, signature) values ${sql.join(values, sql`, `)}`);
  }
  return heads;
}

async function sealEvents(tx: WriteTx): Promise<void> {
  const [tail] = await tx.rows<{ seq: number; hash: string; event_id: string }>(sql`
    select seq, hash, event_id from ${eventSeal} order by seq desc limit 1`);
  let after = tail ? idBefore(tail.event_id) : noId;
  let last: Pick<Link, "seq" | "hash"> | null = tail ?? null;
  for (;;) {
    const events = await tx.rows<{ id: string }>(sql`
      select e.* from ${event} e
      where e.id > ${after}::uuid and not exists (select 1 from ${eventSeal} s where s.event_id = e.id)
      order by e.id ${atMost(batch)}`);
    const links = events.map((row) => {
      const link = nextLink("event", last, fieldsOf({ ...row }));
      last = link;
      return link;
    });
    if (events.length > 0) {
      await tx.rows(sql`
        insert into ${eventSeal} (event_id, seq, prev_hash, hash)
        select * from unnest(
          ${sql.param(events.map((row) => row.id))}::uuid[], ${sql.param(links.map((link) => link.seq))}::int[],
          ${sql.param(links.map((link) => link.prevHash))}::text[], ${sql.param(links.map((link) => link.hash))}::text[])`);
    }
    if (events.length < batch) return;
    after = events.at(-1)?.id ?? after;
  }
}

/** The newest link of each chain that has no head yet. */
function unsignedHeads(tx: WriteTx): Promise<(Pick<Link, "seq" | "hash"> & { chain: Chain })[]> {
  const tails = chains.map(
    (chain) =>
      sql`(select ${chain}::text as chain, seq, hash from ${recordTables[chain].links} order by seq desc limit 1)`,
  );
  return tx.rows(sql`
    select tail.chain, tail.seq, tail.hash from (${sql.join(tails, sql` union all `)}) tail
    where not exists (select 1 from ${recordHead} h where h.chain = tail.chain and h.seq = tail.seq)`);
}

/** The lowest UUIDv7 made `lookBackMs` before the given one: its first 48 bits are milliseconds (RFC 9562). */
function idBefore(id: string): string {
  const madeAt = Number.parseInt(id.replace("-", "").slice(0, 12), 16);
  const hex = Math.max(madeAt - lookBackMs, 0)
    .toString(16)
    .padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
