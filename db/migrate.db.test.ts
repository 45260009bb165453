import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate, requireCurrentSchema } from "@/db/migrate";
import { createTestDatabase, type TestDatabase } from "@/server/testing/database";

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  folder = mkdtempSync(join(tmpdir(), "guiju-migrations-"));
  mkdirSync(join(folder, "meta"));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

/** Lays out migrations as drizzle-kit does: the code "knows" exactly these. */
function code(migrations: Record<string, string>): void {
  const entries = Object.keys(migrations).map((tag, idx) => ({ idx, version: "7", when: idx, tag, breakpoints: true }));
  writeFileSync(
    join(folder, "meta", "_journal.json"),
    JSON.stringify({ version: "7", dialect: "postgresql", entries }),
  );
  for (const [tag, sql] of Object.entries(migrations)) writeFileSync(join(folder, `${tag}.sql`), sql);
}

async function tables(): Promise<string[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query("select tablename from pg_tables where schemaname = 'public' order by 1");
  await client.end();
  return rows.map((row) => row.tablename);
}

const first = { "0000_one": "create table a (id int);\n--> statement-breakpoint\ncreate table b (id int);" };
const both = { ...first, "0001_two": "create table c (id int);" };

test("applies what is pending, in order, and nothing a second time", async () => {
  code(first);
  expect(await migrate(database.url, folder)).toEqual(["0000_one"]);
  await requireCurrentSchema(database.url, folder);
  code(both);
  await expect(requireCurrentSchema(database.url, folder)).rejects.toThrow("1 migrations behind this code");
  expect(await migrate(database.url, folder)).toEqual(["0001_two"]);
  expect(await migrate(database.url, folder)).toEqual([]);
  expect(await tables()).toEqual(["a", "b", "c"]);
});

test("a failing migration leaves nothing half-migrated", async () => {
  code({ ...both, "0002_three": "create table d (id int); select 1 / 0;" });
  await expect(migrate(database.url, folder)).rejects.toThrow(
    "Migration 0002_three failed and nothing was changed: division by zero",
  );
  expect(await tables()).toEqual([]);
});

test("a database that is ahead of the code, and an edited migration, are refused", async () => {
  code(both);
  await migrate(database.url, folder);
  code(first);
  await expect(migrate(database.url, folder)).rejects.toThrow("migration 0001_two, which this code does not know");
  code({ ...both, "0001_two": "create table c (id bigint);" });
  await expect(migrate(database.url, folder)).rejects.toThrow("Migration 0001_two was edited");
});

test("processes that start at the same moment migrate once", async () => {
  code(both);
  const results = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)));
  expect(results.flat().sort()).toEqual(["0000_one", "0001_two"]);
});

test("an address that does not answer is refused in one sentence without the password", async () => {
  code(first);
  const wrong = (change: (url: URL) => void) => {
    const url = new URL(database.url);
    change(url);
    return migrate(url.href, folder);
  };
  await expect(wrong((url) => Object.assign(url, { port: "1" }))).rejects.toThrow(
    /^PostgreSQL at 127\.0\.0\.1:1 cannot be reached/,
  );
  await expect(wrong((url) => Object.assign(url, { pathname: "/none" }))).rejects.toThrow('has no database "none"');
  await expect(wrong((url) => Object.assign(url, { password: "guess" }))).rejects.toThrow(
    /^(?!.*guess).*refuses the user/,
  );
});

test("an owner without the rights it needs is told which statements give them", async () => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const name = `owner_${process.pid}`;
  const { pathname } = new URL(database.url);
  try {
    await client.query(
      `create role ${name} login password 'x'; alter database "${pathname.slice(1)}" owner to ${name}`,
    );
    const url = Object.assign(new URL(database.url), { username: name, password: "x" });
    const sentence = await migrate(url.href).catch((error: Error) => error.message);
    expect(sentence).toContain(`The user "${name}" lacks a right`);
    expect(sentence).toContain(`ALTER ROLE "${name}" CREATEROLE`);
    expect(await tables()).toEqual([]);
    await client.query(`alter role ${name} createrole; grant guiju_app, guiju_reader to ${name} with admin option`);
    expect((await migrate(url.href)).length).toBeGreaterThan(0);
  } finally {
    await client.query(`drop owned by ${name} cascade`).catch(() => undefined);
    await client.query(`reassign owned by ${name} to current_user; drop role ${name}`);
    await client.end();
  }
});
