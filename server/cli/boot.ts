// The start that the server and the command-line tools share: settings, database, schema. And how a start ends badly.

import { startEmbedded } from "@/db/embedded";
import { migrate, requireCurrentSchema } from "@/db/migrate";
import { step } from "@/server/cli/progress.mjs";
import { type Config, loadConfig, withEnvFile } from "@/server/core/config";
import { ConfigError } from "@/server/shared/config-error";

export interface Booted {
  config: Config;
  urls: {
    /** For the application's pools; may lead through a pooler. */
    app: string;
    /** Straight to the primary: LISTEN, jobs, migrations. */
    direct: string;
  };
  /** Lets go of the embedded database, and stops it if no other process uses it. May run twice. */
  stop(): Promise<void>;
}

/**
 * Loads the settings (`.env` in the working folder under the environment), starts or attaches to the embedded PostgreSQL
 * unless DATABASE_URL names a server, and migrates; `schema: "require"` refuses a database that is behind instead.
 * Prints a line per step unless `quiet`. Refuses with a ConfigError; what it had started is stopped again.
 */
export async function boot({
  schema = "migrate",
  quiet = false,
  check = () => {},
}: {
  /** What else the settings must fulfil before anything is started. */
  check?: (config: Config) => void;
  schema?: "migrate" | "require";
  quiet?: boolean;
} = {}): Promise<Booted> {
  const config = loadConfig(withEnvFile(".env", process.env));
  check(config);
  const report = quiet ? <T>(_label: string, work: () => Promise<T>) => work() : step;
  const database =
    config.databaseUrl === null
      ? await report("Starting the database", () => startEmbedded(config.dataFolder))
      : { url: config.databaseUrl, stop: async () => {} };
  const direct = config.directUrl ?? database.url;
  try {
    if (schema === "require") await requireCurrentSchema(direct);
    else await report("Migrating the database", () => migrate(direct));
  } catch (error) {
    await database.stop();
    throw error;
  }
  return { config, urls: { app: database.url, direct }, stop: () => database.stop() };
}

/** How long a stop may take before the process ends regardless. */
const stopWithinMs = 15_000;

/**
 * Runs `stop` at the first SIGINT, SIGTERM or SIGHUP and then exits. Repeats change nothing: on Ctrl-C the terminal, npm and
 * a watcher each send one.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    stop().then(() => process.exit(0), endWith);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
}

/** Stops what was started, the last first and whatever fails on the way. */
export async function stopAll(started: (() => Promise<void>)[]): Promise<void> {
  for (let stop = started.pop(); stop !== undefined; stop = started.pop()) {
    await stop().catch((error: unknown) => console.error(error));
  }
}

/** Ends the process for a failed start: one sentence where the cause is known, else the error with its stack. */
export function endWith(error: unknown): never {
  const sentence = sentenceFor(error);
  console.error(sentence === null ? error : `\n${sentence}`);
  process.exit(1);
}

/** What went wrong and what to do, for failures that an operator can mend; null for all others. */
export function sentenceFor(error: unknown): string | null {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return null;
  const { code, syscall, path, port } = error as NodeJS.ErrnoException & { port?: number }; // absent on other errors
  if (syscall === "listen") {
    return code === "EACCES"
      ? `Port ${port} may not be opened by this user: set PORT to one above 1023.`
      : `Port ${port} is in use: stop the program that listens there, or set PORT to another.`;
  }
  if (code === "ENOSPC") return `The disk is full (${path ?? syscall}): free some space and start again.`;
  if (["EROFS", "EACCES", "EPERM", "ENOTDIR"].includes(code ?? "")) {
    return `${path ?? "A folder"} cannot be written: give this user the right to write there, or set GUIJU_DATA to another folder.`;
  }
  return null;
}
