// The one place that opens the database: a pool that writes as guiju_app and a pool that only reads as guiju_reader.
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";
import { Bound } from "@/server/core/bound";
import { log } from "@/server/core/log";
import { shared } from "@/server/core/process-slot";
import { AppError } from "@/server/shared/errors";

/** Anything that runs a statement and answers its rows. */
export interface Rows {
  rows<T extends object>(query: SQL | Bound): Promise<T[]>;
}

interface Pools {
  writer: pg.Pool;
  reader: pg.Pool;
  /** A connection string past any pooler, for LISTEN. */
  directUrl: string;
  prepared: boolean;
}

const slot = shared("database", (): { pools: Pools | null; inDoubt: boolean; isAway: boolean } => ({
  pools: null,
  inDoubt: false,
  isAway: false,
}));
const dialect = new PgDialect();

/** Statement names by text: a text seen before is parsed and planned once per connection. Bounded, since names live in the server. */
const names = new Map<string, string>();
const maxNames = 500;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= maxNames) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * Of every connection. Statements here last milliseconds: compiling one, sharing it out among processes or planning it anew for each reader lasts longer than running it. So each
 * text is planned once per connection, and the lengths of pages stand in the text (see atMost).
 */
const settings = [
  "timezone=UTC",
  "statement_timeout=15000",
  "jit=off",
  "max_parallel_workers_per_gather=0",
  "plan_cache_mode=force_generic_plan",
];

export interface DatabaseOptions {
  url: string;
  directUrl?: string;
  /** Named prepared statements; off behind a pooler in transaction mode. */
  prepared?: boolean;
  poolSize?: number;
}

/** Opens both pools. Called once per process (tests: once per test file); a second call without close is an error. */
export function openDatabase(options: DatabaseOptions): void {
  if (slot.pools) throw new Error("The database is open already.");
  const pool = (role: string, readOnly: boolean) => {
    const made = new pg.Pool({
      connectionString: options.url,
      max: options.poolSize ?? 10,
      connectionTimeoutMillis: 5_000,
      // A database that stopped talking without closing its connections: the statement fails a little after the server would have ended it.
      query_timeout: 20_000,
      keepAlive: true,
      options: [`role=${role}`, ...settings, ...(readOnly ? ["default_transaction_read_only=on"] : [])]
        .map((each) => `-c ${each}`)
        .join(" "),
    });
    // A connection that breaks while idle is dropped by the pool; the next query opens another.
    made.on("error", doubt);
    // One that breaks in use fails its query, which says so; without a listener it would end the process as well.
    made.on("connect", (client) => client.on("error", () => undefined));
    return made;
  };
  slot.pools = {
    writer: pool("guiju_app", false),
    reader: pool("guiju_reader", true),
    directUrl: options.directUrl ?? options.url,
    prepared: options.prepared ?? true,
  };
}

/** Closes both pools; runs to the end what is under way. May run twice. */
export async function closeDatabase(): Promise<void> {
  const pools = slot.pools;
  slot.pools = null;
  await Promise.all([pools?.writer.end(), pools?.reader.end()]);
}

function pools(): Pools {
  if (!slot.pools) throw new Error("The database is not open.");
  return slot.pools;
}

function doubt(): void {
  slot.inDoubt = true;
}

/** True from the first sign of a lost connection until `pingDatabase` has had an answer. Costs nothing to ask. */
export function databaseInDoubt(): boolean {
  return slot.inDoubt;
}

/** Asks the database for a sign of life. Never throws. */
export async function pingDatabase(): Promise<boolean> {
  try {
    await reader.rows(sql`select 1`);
    slot.inDoubt = false;
    return true;
  } catch {
    return false;
  }
}

const awayCodes = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
];

/** SQLSTATE classes that mean "not now": connection trouble, shutdown, too many connections; and what the driver says of broken connections. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    /^(08|57P|53300)/.test(code) ||
    awayCodes.includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable|Query read timeout/.test(error.message)
  );
}

/** The refusal that a lost database is told by; any other error as it is. */
function orAway(error: unknown): unknown {
  if (!isAway(error)) return error;
  doubt();
  if (!slot.isAway) {
    slot.isAway = true;
    log.error({ because: error instanceof Error ? error.message : "unknown" }, "the database is away");
  }
  return new AppError("UNAVAILABLE", "DATABASE_AWAY", {}, { cause: error });
}

/** Whether an error tells no more than that the database is away, which is logged once for all when it goes. */
export function isDatabaseAway(error: unknown): boolean {
  return error instanceof AppError && error.reason === "DATABASE_AWAY";
}

function answered(): void {
  if (!slot.isAway) return;
  slot.isAway = false;
  log.info("the database is back");
}

/** How many statements ran in this process; the tests that bound statements per call read it. */
export const statementCount = shared("statements", () => ({ run: 0 }));

function put(query: SQL): Bound {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return new Bound(text, params);
}

async function runRows<T extends object>(
  client: pg.Pool | pg.ClientBase,
  query: SQL | Bound,
  prepared: boolean,
): Promise<T[]> {
  return (await run<T>(client, query, prepared)).rows;
}

async function run<T extends object>(client: pg.Pool | pg.ClientBase, query: SQL | Bound, prepared: boolean) {
  const { text, values } = query instanceof Bound ? query : put(query);
  statementCount.run += 1;
  try {
    const config: pg.QueryConfig = { text, values: [...values] };
    const name = prepared ? nameOf(text) : undefined;
    const result = await client.query<T & pg.QueryResultRow>(name === undefined ? config : { ...config, name });
    answered();
    return result;
  } catch (error) {
    throw orAway(error);
  }
}

/** Rows through the read-only pool. Only read scopes, facts and registers use it. */
export const reader: Rows = {
  rows: (query) => runRows(pools().reader, query, pools().prepared),
};

/**
 * Runs `work` in one transaction of the writing pool and commits; any error rolls everything back. Read committed: what must
 * not change between look and act is locked by the statements themselves.
 */
export async function inTransaction<T>(work: (tx: Rows) => Promise<T>): Promise<T> {
  const { writer, prepared } = pools();
  let client: pg.PoolClient;
  try {
    client = await writer.connect();
  } catch (error) {
    throw orAway(error);
  }
  let broken: Error | undefined;
  try {
    await runRows(client, begin, false);
    const result = await work({ rows: (query) => runRows(client, query, prepared) });
    const { command } = await run(client, commit, false);
    // PostgreSQL answers the commit of a failed transaction with a rollback and no error: whoever swallowed the error must not hear that all is well.
    if (command !== "COMMIT") throw new Error("A statement of this transaction failed: nothing was written.");
    return result;
  } catch (error) {
    try {
      await client.query("rollback");
    } catch (rollbackError) {
      broken = rollbackError instanceof Error ? rollbackError : new Error("rollback failed");
    }
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Reads through the writing pool what the reader's role may not see: sealed values and keys. */
export function readSealed<T extends object>(query: SQL): Promise<T[]> {
  return runRows<T>(pools().writer, query, pools().prepared);
}

/** Runs one writing statement that commits by itself: for what must count even where all else is rolled back. */
export function writeAlone<T extends object>(query: SQL): Promise<T[]> {
  return runRows<T>(pools().writer, query, pools().prepared);
}

const begin = sql`begin`;
const commit = sql`commit`;

/** A connection of its own for LISTEN, past any pooler; the caller ends it. Its loss is the first sign of a lost database. */
export async function listenConnection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: pools().directUrl, keepAlive: true, query_timeout: 10_000 });
  client.on("error", doubt);
  client.on("end", doubt);
  await client.connect();
  return client;
}
