// A database of its own for each file of integration tests.
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";

export interface TestDatabase {
  /** Address of the database, as its owner. */
  url: string;
  drop(): Promise<void>;
}

/** Makes a database: a clone of the migrated template, or an empty one. `drop` also ends the connections that are left. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const { url, template } = inject("databaseServer");
  const name = `guiju_test_${randomBytes(6).toString("hex")}`;
  await ask(url, `create database ${name} template ${empty ? "template0" : template}`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return { url: address.href, drop: () => ask(url, `drop database if exists ${name} with (force)`) };
}

/**
 * Gives the calling test file one migrated database for all of its tests, dropped at the end.
 * The address is there from `beforeAll` on: `const database = useDatabase()`, then `database.url`.
 */
export function useDatabase(): { readonly url: string } {
  let database: TestDatabase | null = null;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database?.drop();
  });
  return {
    get url() {
      if (database === null) throw new Error("The database of a test file is there from beforeAll on.");
      return database.url;
    },
  };
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
