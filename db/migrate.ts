// Brings a database to the schema of this code: forward only, all or nothing, one process at a time.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { ConfigError } from "@/server/shared/config-error";

/** One step; `hash` is the SHA-256 of its SQL. */
interface Migration {
  tag: string;
  sql: string;
  hash: string;
}

/** The same folder from db/ and from the bundles in dist/: both lie one level below the root. */
const defaultFolder = fileURLToPath(new URL("../db/migrations", import.meta.url));

/** Any fixed number: whoever migrates a database holds this advisory lock. */
const lockKey = 7_174_201;

/** The oldest supported PostgreSQL. */
const oldestVersion = 15;

/**
 * Applies every pending migration of `folder` (drizzle-kit's SQL files and journal) in one transaction and returns their
 * names; with nothing pending it changes nothing, so it may run at each start and in several processes at once.
 * Refuses with a ConfigError, leaving the database as it was: unreachable, older than PostgreSQL 15, ahead of this code,
 * an applied migration that was edited afterwards, or a migration that fails.
 */
export async function migrate(url: string, folder = defaultFolder): Promise<string[]> {
  return await inTransaction(url, async (client) => {
    const pending = await pendingOf(client, readMigrations(folder));
    for (const { tag, sql, hash } of pending) {
      try {
        await client.query(sql);
      } catch (error) {
        if (lacksRight(error)) throw new ConfigError(rightsMissing(url, error.message));
        throw new ConfigError(`Migration ${tag} failed and nothing was changed: ${(error as Error).message}.`); // pg throws Errors
      }
      await client.query("insert into meta.migration (tag, hash) values ($1, $2)", [tag, hash]);
    }
    return pending.map(({ tag }) => tag);
  });
}

/** Whether PostgreSQL refused for want of a right. */
function lacksRight(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "42501";
}

function rightsMissing(url: string, said: string): string {
  const { username, pathname } = new URL(url);
  const owner = `"${decodeURIComponent(username)}"`;
  return [
    `The user ${owner} lacks a right that migrations need (${said}) and nothing was changed. As a superuser run`,
    `\`ALTER ROLE ${owner} CREATEROLE; ALTER DATABASE "${pathname.slice(1)}" OWNER TO ${owner};\`,`,
    "and where another installation made the application's roles already,",
    `\`GRANT guiju_app, guiju_reader TO ${owner} WITH ADMIN OPTION;\``,
  ].join(" ");
}

/** Refuses with a ConfigError unless the database stands exactly at the schema of this code. Changes nothing. */
export async function requireCurrentSchema(url: string, folder = defaultFolder): Promise<void> {
  await inTransaction(url, async (client) => {
    const pending = await pendingOf(client, readMigrations(folder));
    if (pending.length > 0) {
      throw new ConfigError(
        `The database is ${pending.length} migrations behind this code: start Guiju once to migrate it.`,
      );
    }
  });
}

function readMigrations(folder: string): Migration[] {
  const journal: { entries: { tag: string }[] } = JSON.parse(
    readFileSync(join(folder, "meta", "_journal.json"), "utf8"),
  );
  return journal.entries.map(({ tag }) => {
    const sql = readFileSync(join(folder, `${tag}.sql`), "utf8");
    return { tag, sql, hash: createHash("sha256").update(sql).digest("hex") };
  });
}

/** What of `known` is still to apply. */
async function pendingOf(client: Client, known: Migration[]): Promise<Migration[]> {
  await client.query(`
    create schema if not exists meta;
    create table if not exists meta.migration (
      id int generated always as identity primary key,
      tag text not null unique,
      hash text not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query<{ tag: string; hash: string }>(
    "select tag, hash from meta.migration order by id",
  );
  rows.forEach(({ tag, hash }, index) => {
    const migration = known[index];
    if (migration === undefined || migration.tag !== tag) {
      throw new ConfigError(
        `The database has migration ${tag}, which this code does not know: start the newer version of Guiju.`,
      );
    }
    if (migration.hash !== hash) {
      throw new ConfigError(
        `Migration ${tag} was edited after this database applied it: restore its file and add a new migration.`,
      );
    }
  });
  return known.slice(rows.length);
}

async function inTransaction<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: "guiju migrate" });
  await connect(client, url);
  try {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    const version = Math.floor((rows[0]?.version ?? 0) / 10_000);
    if (version < oldestVersion) {
      throw new ConfigError(`The database is PostgreSQL ${version}: Guiju needs ${oldestVersion} or newer.`);
    }
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [lockKey]);
    const result = await work(client);
    await client.query("commit");
    return result;
  } finally {
    await client.end(); // an open transaction is rolled back
  }
}

async function connect(client: Client, url: string): Promise<void> {
  const { host, pathname, username } = new URL(url);
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException; // pg rejects with errno or PostgreSQL errors, both have a code
    if (code === "28P01" || code === "28000") {
      throw new ConfigError(
        `PostgreSQL at ${host} refuses the user "${username}": correct the name or password in DATABASE_URL.`,
      );
    }
    if (code === "3D000") {
      throw new ConfigError(
        `PostgreSQL at ${host} has no database "${pathname.slice(1)}": create it, or correct DATABASE_URL.`,
      );
    }
    throw new ConfigError(
      `PostgreSQL at ${host} cannot be reached (${code ?? message}): start it, or correct DATABASE_URL.`,
    );
  }
}
