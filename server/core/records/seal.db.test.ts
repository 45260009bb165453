import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyLines } from "@/server/cli/verify-export.mjs";
import { closeDatabase, openDatabase, reader } from "@/server/core/database";
import { appendRecord } from "@/server/core/records/append";
import { exportLog } from "@/server/core/records/export";
import { sealRecords } from "@/server/core/records/seal";
import { type Receipt, signerOf } from "@/server/core/records/signing";
import { receiptFor, withLog } from "@/server/core/records/source";
import { inWriteTx, type WriteTx } from "@/server/core/write-tx";
import { newId } from "@/server/shared/ids";
import { createTestDatabase, type TestDatabase } from "@/server/testing/database";

const signer = signerOf(Buffer.alloc(32, 7));
let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  openDatabase({ url: database.url });
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await closeDatabase();
  await owner.end();
  await database.drop();
});

async function insertEvent(tx: WriteTx, payload: object): Promise<string> {
  const id: string = newId();
  await tx.rows(sql`
    insert into event (id, kind, at, actor_kind, subject_kind, subject_id, root_id, correlation_id, payload)
    values (${id}::uuid, 'test.happened', ${tx.now}::timestamptz, 'system', 'account', 'a', 'a', 'c', ${JSON.stringify(payload)}::jsonb)`);
  return id;
}

function credit(tx: WriteTx, points: number) {
  return appendRecord(tx, "credit_entry", {
    id: newId(),
    principal_id: newId(),
    account_id: null,
    reason: "test",
    points,
    rule: "test",
    measure_id: null,
    handler_id: null,
    at: tx.now,
  });
}

const seal = () => inWriteTx((tx) => sealRecords(tx, signer));

function verified(receipts: Receipt[] = []) {
  return withLog((log) =>
    verifyLines(exportLog(log, { exportedAt: new Date("2026-01-01"), keys: [signer] }), receipts, [signer.publicKey]),
  );
}

describe("the records in the database", () => {
  it("verify after many writers at once, and sealing twice changes nothing", async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        inWriteTx(async (tx) => {
          await insertEvent(tx, { text: `第${i}条`, number: 1e21 + i / 3, nested: [null, { z: 1, a: -0 }] });
          await credit(tx, -i);
        }),
      ),
    );
    const heads = await seal();
    expect(heads.map(({ chain, seq }) => ({ chain, seq }))).toEqual(
      expect.arrayContaining([
        { chain: "event", seq: 12 },
        { chain: "credit_entry", seq: 12 },
      ]),
    );
    expect(await seal()).toEqual([]);
    const result = await verified();
    expect(result.faults).toEqual([]);
    expect(result.chains.event).toMatchObject({ rows: 12, signed: 12, unsealed: 0 });
  });

  it("seals an event that was committed after a later one was sealed", async () => {
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begun = () => {};
    const inserted = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const first = inWriteTx(async (tx) => {
      await insertEvent(tx, { first: true });
      begun();
      await slow;
    });
    await inserted;
    await inWriteTx((tx) => insertEvent(tx, { first: false }));
    await seal();
    finish();
    await first;
    expect((await verified()).chains.event).toMatchObject({ unsealed: 1 });
    await seal();
    const result = await verified();
    expect(result.faults).toEqual([]);
    expect(result.chains.event).toMatchObject({ unsealed: 0 });
  });

  it("seals more events than one batch holds", async () => {
    await inWriteTx(async (tx) => {
      for (let i = 0; i < 1001; i++) await insertEvent(tx, { i });
    });
    await seal();
    expect((await verified()).faults).toEqual([]);
  });

  it("gives receipts before and after sealing, and null for what is not there", async () => {
    const id = await inWriteTx((tx) => insertEvent(tx, { reported: true }));
    const about = { chain: "event", id, now: new Date("2026-01-01") } as const;
    const before = await receiptFor(reader, signer, about);
    await seal();
    const after = await receiptFor(reader, signer, about);
    if (!before || !after) throw new Error("There is no receipt.");
    expect(after.seq).toBeGreaterThan(before.seq);
    expect((await verified([before, after])).faults).toEqual([]);
    expect(await receiptFor(reader, signer, { ...about, id: newId() })).toBeNull();
  });

  it("cannot be changed by the application's role", async () => {
    for (const table of ["event", "event_seal", "record_head", "measure", "measure_end", "credit_entry"]) {
      const column = table === "event" ? "kind" : "hash";
      for (const change of [`delete from ${table}`, `update ${table} set ${column} = ''`, `truncate ${table}`]) {
        await expect(owner.query(`set role guiju_app; ${change}`)).rejects.toThrow("permission denied");
        await owner.query("reset role");
      }
    }
  });

  it("name the row when the database's owner edits one, and are whole again when it is put back", async () => {
    await owner.query("update credit_entry set points = points + 100 where seq = 5");
    expect((await verified()).faults).toMatchObject([{ kind: "edited", chain: "credit_entry", seq: 5 }]);
    await owner.query("update credit_entry set points = points - 100 where seq = 5");

    await owner.query(
      "create temp table kept as select e.* from event e join event_seal s on s.event_id = e.id where s.seq = 7",
    );
    await owner.query("delete from event where id in (select id from kept)");
    expect((await verified()).faults).toMatchObject([{ kind: "dropped", chain: "event", seq: 7 }]);
    await owner.query("insert into event select * from kept");
    expect((await verified()).faults).toEqual([]);
  });

  it("name a cut tail by its head", async () => {
    await owner.query("delete from credit_entry where seq > 10");
    expect((await verified()).faults).toMatchObject([{ kind: "cut", chain: "credit_entry", seq: 11, upTo: 12 }]);
  });
});
