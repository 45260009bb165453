// What the two pools may do, what a transaction promises, and what happens while the database is gone.
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { installation } from "@/db/schema/core";
import {
  closeDatabase,
  databaseInDoubt,
  inTransaction,
  openDatabase,
  pingDatabase,
  reader,
} from "@/server/core/database";
import { lease, startHub, stopHub } from "@/server/core/live-hub";
import { sendSignal } from "@/server/core/signal";
import { inWriteTx, type WriteTx } from "@/server/core/write-tx";
import { useDatabase } from "@/server/testing/database";
import { layWire, type Wire } from "@/server/testing/wire";

const database = useDatabase();
let wire: Wire;
let owner: pg.Client;

beforeAll(async () => {
  wire = await layWire(database.url);
  openDatabase({ url: wire.url, poolSize: 4 });
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterEach(stopHub);
afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await wire.cut();
});

const note = (tx: WriteTx, key: string) =>
  tx.rows(sql`insert into ${installation} (key, value, at) values (${key}, '{}'::jsonb, ${tx.now}::timestamptz)`);
const noted = async (key: string) =>
  (await owner.query("select 1 from installation where key = $1", [key])).rows.length === 1;
const away = { name: "AppError", kind: "UNAVAILABLE", reason: "DATABASE_AWAY" };

/** The SQLSTATE that a statement fails with. */
async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );
}

describe("the reading pool", () => {
  it("cannot write, whatever it is asked", async () => {
    for (const statement of [
      sql`insert into ${installation} (key, value, at) values ('x', '{}', now())`,
      sql`delete from ${installation}`,
      sql`create table planted (a int)`,
      sql`select purge_network_log(now() - interval '7 months')`,
    ])
      expect(["25006", "42501"]).toContain(await codeOf(reader.rows(statement)));
    expect(await noted("x")).toBe(false);
  });

  it("may not write even where a transaction asks to be writable", async () => {
    const client = new pg.Client({ connectionString: database.url, options: "-c role=guiju_reader" });
    await client.connect();
    await client.query("begin read write");
    expect(await codeOf(client.query("delete from installation"))).toBe("42501");
    await client.end();
  });

  it("never sees what opens an account", async () => {
    for (const table of ["phone_code", "sign_in_ticket", "person_key", "passkey_challenge"])
      expect(await codeOf(reader.rows(sql`select * from ${sql.identifier(table)}`)), table).toBe("42501");
    for (const [table, column] of [
      ["totp", "secret_sealed"],
      ["recovery_code", "code_hash"],
    ] as const)
      expect(["42501", "42703"], table).toContain(
        await codeOf(reader.rows(sql`select ${sql.identifier(column)} from ${sql.identifier(table)}`)),
      );
  });
});

describe("the writing pool", () => {
  const appendOnly = [
    "event",
    "event_seal",
    "record_head",
    "signing_key",
    "measure",
    "measure_end",
    "credit_entry",
    "decision",
    "report_item",
    "report_item_step",
    "review_decision",
    "agreement_document",
    "agreement_acceptance",
    "network_log",
  ];

  it.each(appendOnly)("cannot change or empty %s", async (table) => {
    const name = sql.identifier(table);
    const { rows } = await owner.query(
      "select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped",
      [table],
    );
    const column = sql.identifier(rows[0].attname);
    for (const statement of [
      sql`update ${name} set ${column} = ${column}`,
      sql`delete from ${name}`,
      sql`truncate ${name}`,
      sql`alter table ${name} disable trigger all`,
      sql`drop table ${name}`,
    ])
      expect(await codeOf(inTransaction((tx) => tx.rows(statement)))).toBe("42501");
  });

  it("cannot give itself more rights", async () => {
    const may = async () =>
      (await owner.query("select has_table_privilege('guiju_app', 'event', 'update') as may")).rows[0].may;
    // Granting what one does not hold is a warning to PostgreSQL: what counts is that nothing was granted.
    await codeOf(inTransaction((tx) => tx.rows(sql`grant update on event to guiju_app`)));
    expect(await may()).toBe(false);
    for (const statement of [
      sql`alter role guiju_app superuser`,
      sql`create function planted() returns int language sql security definer as 'select 1'`,
      sql`alter table event owner to guiju_app`,
    ])
      expect(await codeOf(inTransaction((tx) => tx.rows(statement)))).toBe("42501");
  });

  it("purges no network log that is younger than six months", async () => {
    expect(
      await codeOf(inTransaction((tx) => tx.rows(sql`select purge_network_log(now() - interval '5 months')`))),
    ).toBe("23514");
  });
});

describe("a transaction", () => {
  it("that fails at any place leaves nothing, and its connection serves the next", async () => {
    for (const failing of [
      async (tx: WriteTx) => {
        await note(tx, "half");
        throw new Error("after a write");
      },
      async (tx: WriteTx) => {
        await note(tx, "half");
        await tx.rows(sql`select 1 / 0`);
      },
      async (tx: WriteTx) => {
        await note(tx, "half");
        await tx.rows(sql`select 1 / 0`).catch(() => undefined); // whoever swallows an error still cannot commit
      },
    ]) {
      await expect(inWriteTx(failing)).rejects.toThrow();
      expect(await noted("half")).toBe(false);
    }
    await Promise.all(Array.from({ length: 8 }, (_, at) => inWriteTx((tx) => note(tx, `whole ${at}`))));
    expect(await noted("whole 7")).toBe(true);
  });

  it("whose connection is ended in the middle leaves nothing and says that the database was away", async () => {
    const work = inWriteTx(async (tx) => {
      await note(tx, "ended");
      const [row] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await owner.query("select pg_terminate_backend($1)", [row?.pid]);
      await note(tx, "ended as well");
    });
    await expect(work).rejects.toMatchObject(away);
    expect(await noted("ended")).toBe(false);
    await inWriteTx((tx) => note(tx, "after the end"));
    expect(await noted("after the end")).toBe(true);
  });
});

describe("while the database is gone", () => {
  it("every call says so, and when it is back the same process goes on", async () => {
    expect(await pingDatabase()).toBe(true);
    expect(databaseInDoubt()).toBe(false);
    await startHub();
    const heard: string[] = [];
    const end = lease("post:x", (signal) => heard.push(signal.type));

    await wire.cut();
    await expect.poll(databaseInDoubt).toBe(true); // the listening connection was the first to know
    await expect(reader.rows(sql`select 1`)).rejects.toMatchObject(away);
    await expect(inWriteTx((tx) => note(tx, "meanwhile"))).rejects.toMatchObject(away);
    expect(await pingDatabase()).toBe(false);

    await wire.mend();
    await expect.poll(pingDatabase).toBe(true);
    expect(databaseInDoubt()).toBe(false);
    await inWriteTx((tx) => note(tx, "again"));
    expect(await noted("again")).toBe(true);
    expect(await noted("meanwhile")).toBe(false);

    // Whoever listened is told to look again, and hears what comes from now on.
    await expect.poll(() => heard).toContain("changed");
    await inWriteTx((tx) => sendSignal(tx, { audience: "post:x", type: "removed" }));
    await expect.poll(() => heard).toContain("removed");
    end();
  });

  it("a listening connection that alone is ended comes back by itself", async () => {
    await startHub();
    const heard: string[] = [];
    const end = lease("post:y", (signal) => heard.push(signal.type));
    const listening = "select pid from pg_stat_activity where datname = current_database() and query = 'listen live'";
    const { rows } = await owner.query(listening);
    expect(rows).toHaveLength(1);
    await owner.query("select pg_terminate_backend($1)", [rows[0].pid]);
    await expect.poll(() => heard).toEqual(["changed"]);
    await inWriteTx((tx) => sendSignal(tx, { audience: "post:y", type: "arrived", ids: ["1"] }));
    await expect.poll(() => heard).toEqual(["changed", "arrived"]);
    expect((await owner.query(listening)).rows).toHaveLength(1);
    end();
    await inWriteTx((tx) => sendSignal(tx, { audience: "post:y", type: "arrived" }));
    await stopHub();
    expect(heard).toHaveLength(2);
  });

  it("signals of a transaction that was rolled back are never heard", async () => {
    await startHub();
    const heard: string[] = [];
    const end = lease("post:z", (signal) => heard.push(signal.type));
    await inWriteTx(async (tx) => {
      await sendSignal(tx, { audience: "post:z", type: "removed" });
      throw new Error("rolled back");
    }).catch(() => undefined);
    await inWriteTx((tx) => sendSignal(tx, { audience: "post:z", type: "arrived" }));
    await expect.poll(() => heard).toEqual(["arrived"]);
    end();
  });
});
