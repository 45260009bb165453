// The embedded PostgreSQL: one server per data folder, on loopback, shared by the processes that use the folder.
// Nothing here knows what is in the database.
import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { everyoneReaches, postgresPrograms, rootStore, serverUser } from "@/db/embedded-binaries";
import { ConfigError } from "@/server/shared/config-error";

export interface EmbeddedDatabase {
  /** Address of the database, as its owner. */
  url: string;
  /** Lets go of the server; the last process of this data folder shuts it down. May be called twice. */
  stop(): Promise<void>;
}

const settings = [
  ["listen_addresses", "127.0.0.1"],
  ["unix_socket_directories", ""],
  ["max_connections", "60"],
  ["shared_buffers", "128MB"],
  ["jit", "off"],
];
const forTests = [
  ["max_connections", "200"],
  ["fsync", "off"],
  ["synchronous_commit", "off"],
  ["full_page_writes", "off"],
];

/**
 * Starts the PostgreSQL of a data folder, or attaches to the one that runs there (of another process, or left behind by one
 * that was killed). The first start makes the cluster. `durable: false`, for tests, gives up safety against power loss and
 * admits more connections.
 * Refuses with a ConfigError where no programs fit this system or the server does not come up.
 */
export async function startEmbedded(dataFolder: string, { durable = true } = {}): Promise<EmbeddedDatabase> {
  const folders = foldersOf(dataFolder);
  fs.mkdirSync(folders.users, { recursive: true });
  return await alone(folders.lock, async () => {
    if (!fs.existsSync(folders.cluster)) makeCluster(folders);
    const port = await (running(folders.cluster) ??
      startServer(folders, durable ? settings : [...settings, ...forTests]));
    const user = join(folders.users, `${process.pid}.${randomBytes(4).toString("hex")}`);
    fs.writeFileSync(user, "");
    mine.add(user);
    const password = fs.readFileSync(folders.password, "utf8");
    return {
      url: `postgres://guiju:${password}@127.0.0.1:${port}/postgres`,
      stop: () =>
        alone(folders.lock, async () => {
          fs.rmSync(user, { force: true });
          mine.delete(user);
          if (livingUsers(folders).length === 0) await stopServer(folders.cluster);
        }),
    };
  });
}

/** Stops the server of a data folder and deletes its cluster for good. Refuses while a process uses it. May run twice. */
export async function removeEmbedded(dataFolder: string): Promise<void> {
  const folders = foldersOf(dataFolder);
  if (!fs.existsSync(folders.users)) return;
  await alone(folders.lock, async () => {
    const users = livingUsers(folders);
    if (users.length > 0)
      throw new ConfigError(`Guiju runs on ${dataFolder} (process ${users.join(", ")}): stop it first.`);
    await stopServer(folders.cluster);
    if (fs.existsSync(folders.cluster)) fs.rmSync(fs.realpathSync(folders.cluster), { recursive: true });
    fs.rmSync(folders.cluster, { force: true });
    fs.rmSync(folders.users, { recursive: true });
    for (const file of [folders.password, folders.log]) fs.rmSync(file, { force: true });
  });
}

function foldersOf(dataFolder: string) {
  const data = resolve(dataFolder);
  return {
    data,
    cluster: join(data, "postgres"),
    password: join(data, "postgres.password"),
    log: join(data, "postgres.log"),
    users: join(data, "postgres.users"),
    lock: join(data, "postgres.lock"),
  };
}
type Folders = ReturnType<typeof foldersOf>;

/** Makes the cluster under a passing name and moves it into place whole, so that a killed first start leaves nothing half-made. */
function makeCluster({ data, cluster, password }: Folders): void {
  const native = postgresPrograms();
  const outside = process.getuid?.() === 0 && !everyoneReaches(data);
  const place = outside ? join(rootStore, createHash("sha256").update(data).digest("hex").slice(0, 12)) : cluster;
  const draft = `${place}.draft`;
  const draftPassword = `${draft}-password`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(dirname(draft), { recursive: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  const secret = randomBytes(24).toString("hex");
  for (const file of [draftPassword, password]) fs.writeFileSync(file, secret, { mode: 0o600 });
  const user = serverUser(cluster);
  if (user.uid !== undefined && user.gid !== undefined) {
    fs.chownSync(draft, user.uid, user.gid);
    fs.chownSync(draftPassword, user.uid, user.gid);
  }
  // Not plain C: that locale would make trigrams ignore Chinese.
  const ctype = process.platform === "darwin" ? "UTF-8" : "C.UTF-8";
  const made = spawnSync(
    join(native, "bin", "initdb"),
    ["-D", draft, "-U", "guiju", "--encoding=UTF8", "--locale=C", `--lc-ctype=${ctype}`].concat(
      "--auth=scram-sha-256",
      `--pwfile=${draftPassword}`,
    ),
    { ...user, cwd: "/", env: environment(), encoding: "utf8" },
  );
  fs.rmSync(draftPassword);
  if (made.status !== 0) {
    fs.rmSync(draft, { recursive: true, force: true });
    throw new ConfigError(`The database could not be made in ${place}: ${lastLine(made.stderr ?? String(made.error))}`);
  }
  if (outside) {
    for (const old of [place, cluster]) fs.rmSync(old, { recursive: true, force: true });
    fs.symlinkSync(place, cluster);
  }
  fs.renameSync(draft, place);
}

async function startServer({ cluster, log }: Folders, options: string[][]): Promise<number> {
  const native = postgresPrograms();
  const port = await freePort();
  const output = fs.openSync(log, "w");
  const server = spawn(
    join(native, "bin", "postgres"),
    [
      "-D",
      fs.realpathSync(cluster),
      "-p",
      String(port),
      ...options.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    // A session of its own: Ctrl-C in the terminal reaches the application alone, which then stops the server in order.
    { ...serverUser(cluster), cwd: "/", env: environment(), detached: true, stdio: ["ignore", output, output] },
  );
  fs.closeSync(output);
  server.unref();
  const ended = { yes: false };
  server.once("error", () => {
    ended.yes = true;
  });
  server.once("exit", () => {
    ended.yes = true;
  });
  while (!ended.yes) {
    if (readPostmaster(cluster)?.ready === true) return port;
    await sleep(10);
  }
  throw new ConfigError(`PostgreSQL did not start: ${lastLine(fs.readFileSync(log, "utf8"))} The whole log is ${log}.`);
}

/** The port of the server that runs on the cluster, once it is ready; null if none runs. */
function running(cluster: string): Promise<number> | null {
  const found = readPostmaster(cluster);
  if (found === null) {
    fs.rmSync(join(cluster, "postmaster.pid"), { force: true });
    return null;
  }
  return (async () => {
    for (let server: typeof found | null = found; server !== null; server = readPostmaster(cluster)) {
      if (server.ready) return server.port;
      await sleep(10);
    }
    throw new ConfigError("The PostgreSQL of this folder stopped while it was starting: try again.");
  })();
}

async function stopServer(cluster: string): Promise<void> {
  const server = readPostmaster(cluster);
  if (server === null) return;
  process.kill(server.pid, "SIGINT"); // PostgreSQL's "fast" shutdown: open sessions end, everything is written
  while (readPostmaster(cluster) !== null) await sleep(10);
}

/** Reads postmaster.pid: line 1 the process, line 4 the port, line 8 the state. Null if that process is no PostgreSQL any more. */
function readPostmaster(cluster: string): { pid: number; port: number; ready: boolean } | null {
  const file = join(cluster, "postmaster.pid");
  if (!fs.existsSync(file)) return null;
  const lines = fs.readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!isAlive(pid)) return null;
  const name = `/proc/${pid}/comm`;
  if (fs.existsSync(name) && fs.readFileSync(name, "utf8").trim() !== "postgres") return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** Registrations of this very process; those of an earlier one that had the same number do not count. */
const mine = new Set<string>();

/** Processes that still use the server; registrations of dead ones are cleared away. */
function livingUsers({ users }: Folders): number[] {
  return fs.readdirSync(users).flatMap((name) => {
    const file = join(users, name);
    const pid = Number.parseInt(name, 10);
    if (pid === process.pid ? mine.has(file) : isAlive(pid)) return [pid];
    fs.rmSync(file, { force: true });
    return [];
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // kill throws nothing else
  }
}

const held = new Set<string>();

/** Runs `work` while no other process and no other call of this one does so under the same lock file. */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const draft = `${lock}.${process.pid}`;
  for (;;) {
    if (!held.has(lock)) {
      fs.writeFileSync(draft, String(process.pid));
      try {
        fs.linkSync(draft, lock);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // linkSync throws errno errors
        const holder = Number(fs.existsSync(lock) ? fs.readFileSync(lock, "utf8") : Number.NaN);
        if (holder === process.pid || (holder > 0 && !isAlive(holder))) fs.rmSync(lock, { force: true });
      } finally {
        fs.rmSync(draft, { force: true });
      }
    }
    await sleep(20);
  }
  held.add(lock);
  try {
    return await work();
  } finally {
    held.delete(lock);
    fs.rmSync(lock, { force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C", TZ: "UTC" };
}

/** The telling line of what PostgreSQL said. */
function lastLine(text: string): string {
  if (text.includes("No space left on device")) return "the disk is full, free some space.";
  const lines = text.trim().split("\n");
  const telling = lines.findLast((line) => /FATAL|PANIC|error:|could not/.test(line)) ?? lines.at(-1) ?? "";
  return telling.replace(/^.*?(FATAL|PANIC|error):\s*/, "").replace(/([^.])$/, "$1.");
}
