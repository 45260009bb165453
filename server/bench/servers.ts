// The processes that a run measures: the production server and the floor, on one database of their own.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { acceptAll, fillWorld, type Scale, type World } from "@/server/bench/world";

const indexKey = Buffer.alloc(32, 5);

export interface Running {
  url: string;
  pid: number;
}

/** A filled database with both servers over it. */
export interface Opened {
  world: World;
  ours: Running;
  floor: Running;
  /** The database's first process; its children are the connections. */
  postmaster: number;
  startSeconds: number;
  stop(): Promise<void>;
}

/** Makes a world of this scale in a folder and starts both servers over it. What was started is stopped where the rest fails. */
export async function openWorld(folder: string, scale: Scale): Promise<Opened> {
  const children: ChildProcess[] = [];
  const database = await startEmbedded(join(folder, "database"));
  const stop = async () => {
    for (const child of children) child.kill();
    await Promise.all(children.map((child) => child.exitCode ?? new Promise((ended) => child.once("exit", ended))));
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(database.url);
    const owner = new pg.Client({ connectionString: database.url });
    owner.on("error", () => undefined); // the database ends before it where the start fails
    await owner.connect();
    const world = await fillWorld(owner, scale, indexKey);
    const { rows } = await owner.query<{ pid: number }>("select pg_backend_pid() as pid");
    const postmaster = parentOf(rows[0]?.pid ?? 0);
    const began = performance.now();
    const ours = await startServer(join(folder, "data"), database.url, children);
    const startSeconds = (performance.now() - began) / 1000;
    await acceptAll(owner);
    await owner.end();
    const floor = await startFloor(database.url, children);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return { world, ours, floor, postmaster, startSeconds, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServer(data: string, databaseUrl: string, children: ChildProcess[]): Promise<Running> {
  const port = await freePort();
  mkdirSync(data, { recursive: true });
  const child = spawn(process.execPath, ["dist/server.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      GUIJU_DATA: data,
      GUIJU_TOWN: "off",
      GUIJU_INDEX_KEY: indexKey.toString("base64"),
    },
  });
  children.push(child);
  const url = `http://localhost:${port}`;
  await answering(`${url}/health`);
  return { url, pid: child.pid ?? 0 };
}

async function startFloor(databaseUrl: string, children: ChildProcess[]): Promise<Running> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ["dist/bench-floor.mjs", String(port), databaseUrl, indexKey.toString("base64")],
    { stdio: "ignore" },
  );
  children.push(child);
  const url = `http://localhost:${port}`;
  await answering(url);
  return { url, pid: child.pid ?? 0 };
}

async function answering(url: string): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} does not answer.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The process that started this one (a backend's parent is the postmaster); 0 without /proc. */
function parentOf(pid: number): number {
  const status = `/proc/${pid}/status`;
  return existsSync(status) ? Number(/PPid:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1] ?? 0) : 0;
}
