import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appendOnlyTables } from "@/db/policies";
import { exportRecords, verifyRecords } from "@/server/cli/records-log";
import { report } from "@/server/cli/verify-export.mjs";
import { reader } from "@/server/core/database";
import { fieldsOf, nextLink } from "@/server/core/records/chain";
import { sealRecords } from "@/server/core/records/seal";
import { sealNow } from "@/server/core/records/seal-now";
import { signerInUse } from "@/server/core/records/signer-in-use";
import { type Head, type Receipt, signerOf, signHead } from "@/server/core/records/signing";
import { receiptFor } from "@/server/core/records/source";
import { inWriteTx } from "@/server/core/write-tx";
import { newId } from "@/server/shared/ids";
import { obligation } from "@/server/testing/obligation";
import { underMeasure } from "@/server/testing/standings";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { appendCredit } from "@/server/trust/standing/credit";

const kept = ["event", "event_seal", "record_head", "signing_key", "measure", "credit_entry"];
const database = useWorld();
let owner: pg.Client;
let person: Person;
const receipts: Receipt[] = [];

beforeAll(async () => {
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  person = await makePerson();
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 4; i++) {
      await as(person).microblog.createPost({ body: `第 ${round * 4 + i} 条` });
      await inWriteTx((tx) =>
        appendCredit(tx, {
          principalId: person.principalId,
          accountId: person.accountId,
          reason: "test",
          points: 1,
          rule: "test",
        }),
      );
      await underMeasure(person, "warn");
    }
    await sealNow();
  }
  const { rows } = await owner.query<{ id: string }>("select id from credit_entry where seq = 12");
  const about = { chain: "credit_entry", id: rows[0]?.id ?? "", now: new Date("2026-01-01") } as const;
  const receipt = await receiptFor(reader, signerInUse(), about);
  if (receipt) receipts.push(receipt);
  for (const table of kept) await owner.query(`create table kept_${table} as select * from ${table}`);
});
afterAll(() => owner.end());

/** Everything as it was: the owner of a database can do that, and everything else. */
beforeEach(async () => {
  await owner.query("set session_replication_role = replica");
  for (const table of kept) await owner.query(`delete from ${table}; insert into ${table} select * from kept_${table}`);
});

const verified = (given: readonly Receipt[] = []) => verifyRecords(signerInUse(), given);
const faults = async (given: readonly Receipt[] = []) => (await verified(given)).faults;

/** Computes the ledger's links again from a row on, as somebody with the code and without the key would. */
async function rebuildLedger(from: number): Promise<void> {
  const { rows } = await owner.query<{ seq: number; hash: string } & Record<string, unknown>>(
    "select * from credit_entry order by seq",
  );
  let last = rows[from - 2] ?? null;
  for (const row of rows.slice(from - 1)) {
    const link = nextLink("credit_entry", last, fieldsOf(row));
    await owner.query("update credit_entry set prev_hash = $1, hash = $2 where seq = $3", [
      link.prevHash,
      link.hash,
      row.seq,
    ]);
    last = { ...row, ...link };
  }
}

describe("the records of a database", () => {
  it("are whole after honest use, and say how far they are signed", async () => {
    const result = await verified(receipts);
    expect(result.faults).toEqual([]);
    expect(result.chains.credit_entry).toMatchObject({ rows: 12, signed: 12 });
    expect(result.chains.measure).toMatchObject({ rows: 12, signed: 12 });
  });

  obligation(
    ["PUB-19.2-b", "IM-08.2-b"],
    "name the first row that was edited, though put by the owner of the database",
    async () => {
      await owner.query("update measure set reason = 'nothing of note' where seq = 7");
      expect(await faults()).toMatchObject([{ kind: "edited", chain: "measure", seq: 7 }]);
    },
  );

  obligation(
    ["PUB-19.2-b", "IM-08.2-b"],
    "name the row that was dropped, with its place closed up or not",
    async () => {
      await owner.query("delete from measure where seq = 5");
      expect(await faults()).toMatchObject([{ kind: "dropped", chain: "measure", seq: 5 }]);
      for (let seq = 6; seq <= 12; seq++)
        await owner.query("update measure set seq = $1 where seq = $2", [seq - 1, seq]);
      expect(await faults()).toMatchObject([{ kind: "dropped", chain: "measure", seq: 5 }]);
    },
  );

  it("name the row that was inserted", async () => {
    for (let seq = 12; seq >= 6; seq--)
      await owner.query("update credit_entry set seq = $1 where seq = $2", [seq + 1, seq]);
    const { rows } = await owner.query("select * from credit_entry where seq = 5");
    const planted = { ...rows[0], id: newId(), points: 50 };
    const link = nextLink("credit_entry", rows[0], fieldsOf(planted));
    await owner.query(
      "insert into credit_entry select 6, $1, principal_id, account_id, reason, 50, rule, measure_id, handler_id, at, $2, $3 from credit_entry where seq = 5",
      [planted.id, link.prevHash, link.hash],
    );
    expect(await faults()).toMatchObject([{ kind: "inserted", chain: "credit_entry", seq: 6 }]);
  });

  it("name the rows that changed places", async () => {
    await owner.query(
      "update credit_entry set seq = -4 where seq = 4; update credit_entry set seq = 4 where seq = 5; update credit_entry set seq = 5 where seq = -4",
    );
    expect(await faults()).toMatchObject([{ kind: "reordered", chain: "credit_entry", seq: 4 }]);
  });

  it("name the range in which a chain was rebuilt, by the signed head after it", async () => {
    await owner.query("update credit_entry set points = points + 10 where seq = 6");
    await rebuildLedger(6);
    expect(await faults()).toMatchObject([{ kind: "rebuilt", chain: "credit_entry", seq: 5, upTo: 8 }]);
  });

  it("name where the tail was cut, by its head, and without heads by a person's receipt", async () => {
    await owner.query("delete from credit_entry where seq > 10");
    expect(await faults()).toMatchObject([{ kind: "cut", chain: "credit_entry", seq: 11, upTo: 12 }]);
    await owner.query("delete from record_head where chain = 'credit_entry' and seq > 8");
    expect(await faults()).toEqual([]);
    expect((await faults(receipts))[0]).toMatchObject({ kind: "cut", chain: "credit_entry", seq: 11, upTo: 12 });
  });

  it("name heads that were signed anew with another key", async () => {
    const stranger = signerOf(Buffer.alloc(32, 9));
    const { rows } = await owner.query<{ hash: string }>("select hash from credit_entry where seq = 12");
    const head = signHead(stranger, "credit_entry", { seq: 12, hash: rows[0]?.hash ?? "" }, new Date("2026-01-01"));
    await owner.query("update record_head set signature = $1 where chain = 'credit_entry' and seq = 12", [
      head.signature,
    ]);
    expect(await faults()).toMatchObject([{ kind: "rebuilt", chain: "credit_entry", seq: 12 }]);
  });

  it("stay whole when another key signs on, and say which key signed how far", async () => {
    const next = signerOf(Buffer.alloc(32, 11));
    await inWriteTx((tx) => sealRecords(tx, signerInUse()));
    await underMeasure(person, "warn");
    await inWriteTx((tx) => sealRecords(tx, next));
    const { faults: found, keys } = await verifyRecords(next, receipts);
    expect(found).toEqual([]);
    expect(keys).toMatchObject([
      { id: signerInUse().id, isPublished: false, signed: { credit_entry: 12, measure: 12 } },
      { id: next.id, isPublished: true, signed: { measure: 13 } },
    ]);
    // Whoever kept the old public key demands exactly it.
    expect(await verifyRecords(next, receipts, [signerInUse().publicKey])).toMatchObject({
      faults: [],
      keys: [{ isPublished: true }, { isPublished: true }],
    });
    await owner.query("delete from measure where seq > 12");
  });

  it("name a key that the owner of the database put in to sign the log anew", async () => {
    const stranger = signerOf(Buffer.alloc(32, 12));
    const { rows } = await owner.query<Head>("select * from record_head");
    for (const { chain, seq, hash } of rows) {
      const head = signHead(stranger, chain, { seq, hash }, new Date("2026-01-01"));
      await owner.query(
        "update record_head set signature = $1, key_id = $2, signed_at = $3 where chain = $4 and seq = $5",
        [head.signature, head.keyId, head.signedAt, chain, seq],
      );
    }
    expect((await faults()).length).toBeGreaterThan(0);
    await owner.query("insert into signing_key (id, public_key, first_used_at) values ($1, $2, '2025-01-01')", [
      stranger.id,
      stranger.publicKey,
    ]);
    const trusting = await verified();
    expect(report(trusting)).toContain(`key ${stranger.id} (known from the log alone)`);
    const strict = await verifyRecords(signerInUse(), [], []);
    expect(strict.faults).toContainEqual(expect.objectContaining({ kind: "rebuilt", chain: "keys" }));
    expect(report(strict)).toContain(`${stranger.id} is not a published key`);
  });

  it("name events that were edited, dropped with or without their seal, or put in long after their time", async () => {
    await owner.query("update event set payload = '{}' where id = (select event_id from event_seal where seq = 3)");
    expect(await faults()).toMatchObject([{ kind: "edited", chain: "event", seq: 3 }]);
    await owner.query("delete from event where id = (select event_id from event_seal where seq = 3)");
    expect(await faults()).toMatchObject([{ kind: "dropped", chain: "event", seq: 3 }]);
    await owner.query("delete from event_seal where seq = 3");
    expect(await faults()).toMatchObject([{ kind: "dropped", chain: "event", seq: 3 }]);
  });

  it("name an event that was put in long after its time", async () => {
    await owner.query(
      "insert into event select gen_random_uuid(), kind, at - interval '3 hours', actor_kind, actor_id, principal_id, subject_kind, subject_id, root_id, correlation_id, payload from event limit 1",
    );
    expect(await faults()).toMatchObject([{ kind: "inserted", chain: "event" }]);
  });

  obligation("PUB-19.2-b", "outlive the account that they are about", async () => {
    await owner.query("delete from account where id = $1", [person.accountId]);
    expect(await faults(receipts)).toEqual([]);
    const { rows } = await owner.query("select 1 from measure where account_id = $1", [person.accountId]);
    expect(rows).toHaveLength(12);
  });

  it("are exported as a file that the stand-alone verifier calls whole, and after a change not", async () => {
    const folder = mkdtempSync(join(tmpdir(), "guiju-export-"));
    const file = join(folder, "records.ndjson");
    const run = () => spawnSync(process.execPath, ["server/cli/verify-export.mjs", file], { encoding: "utf8" });
    await exportRecords(signerInUse(), file);
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining("The log is whole.") });
    await owner.query("update credit_entry set points = 99 where seq = 9");
    await exportRecords(signerInUse(), file);
    expect(run()).toMatchObject({ status: 1, stdout: expect.stringContaining("FAULT credit_entry, row 9: edited") });
    rmSync(folder, { recursive: true });
  });
});

describe("the application's role", () => {
  obligation(
    ["PUB-19.2-b", "IM-08.2-b", "MB-12.2-b"],
    "can change no row of any table that is declared append-only",
    async () => {
      const app = new pg.Client({ connectionString: database.url, options: "-c role=guiju_app" });
      await app.connect();
      try {
        for (const table of appendOnlyTables) {
          const { rows } = await owner.query<{ name: string }>(
            "select column_name as name from information_schema.columns where table_name = $1 limit 1",
            [table],
          );
          const column = rows[0]?.name ?? "";
          for (const change of [
            `update ${table} set ${column} = ${column}`,
            `delete from ${table}`,
            `truncate ${table}`,
          ])
            await expect(app.query(change), change).rejects.toThrow("permission denied");
        }
      } finally {
        await app.end();
      }
    },
  );

  it("may change or delete something in every table that is not declared so", async () => {
    const { rows } = await owner.query<{ name: string }>(`
      select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kept\\_%'
        and not has_table_privilege('guiju_app', format('%I.%I', schemaname, tablename), 'delete')
        and not has_any_column_privilege('guiju_app', format('%I.%I', schemaname, tablename), 'update')`);
    expect(rows.map(({ name }) => name).sort()).toEqual([...appendOnlyTables].sort());
  });
});
