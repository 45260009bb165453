// `npm run bench`: builds a world, starts the production server and the floor on the same database, drives both in turn, prints a table and writes a JSON file.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { firstLoad } from "@/server/bench/first-load";
import { categories, lighthouseScores } from "@/server/bench/lighthouse";
import { benchMatcher } from "@/server/bench/matcher";
import { drive, type Measured, residentMb } from "@/server/bench/measure";
import { rowsOf } from "@/server/bench/rows";
import { acceptAll, defaultScale, fillWorld } from "@/server/bench/world";

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "1" },
    seconds: { type: "string", default: "8" },
    only: { type: "string" },
    out: { type: "string", default: "bench.json" },
  },
});
const factor = Number(values.scale);
const seconds = Number(values.seconds);
const scale = {
  ...defaultScale,
  accounts: Math.max(500, Math.round(defaultScale.accounts * factor)),
  posts: Math.max(10_000, Math.round(defaultScale.posts * factor)),
};
scale.follows = Math.min(scale.follows, Math.floor(scale.accounts / 31) - 1);
scale.writers = Math.min(scale.writers, scale.accounts - 10);

/** Bounds for the whole server, not for a row. */
const bounds = {
  p99OverP50: 3,
  startSeconds: 3,
  idleMb: 350,
  firstLoadBytes: 150 * 1024,
  lighthouse: { performance: 90, accessibility: 100, "best-practices": 95, seo: 95 },
};
const indexKey = Buffer.alloc(32, 5);
const folder = mkdtempSync(join(tmpdir(), "guiju-bench-"));
const children: ChildProcess[] = [];
const say = (line: string) => console.log(line);
let database: Awaited<ReturnType<typeof startEmbedded>> | undefined;

try {
  say(`World: ${scale.accounts} accounts, ${scale.posts} posts, a reader who follows ${scale.follows}.`);
  database = await startEmbedded(join(folder, "database"));
  await migrate(database.url);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const world = await fillWorld(owner, scale, indexKey);
  const { rows: found } = await owner.query<{ pid: number }>("select pg_backend_pid() as pid");
  const postmaster = parentOf(found[0]?.pid ?? 0);
  const ours = await startServer(database.url);
  await acceptAll(owner);
  await owner.end();
  const floor = await startFloor(database.url);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const idleMb = residentMb(ours.pid);

  const table: Record<string, unknown>[] = [];
  for (const row of rowsOf(world)) {
    if (values.only && !row.name.includes(values.only)) continue;
    const under = await drive({ ...row.floor, url: floor.url }, seconds, [floor.pid, postmaster]);
    const over = await drive({ ...row.ours, url: ours.url }, seconds, [ours.pid, postmaster]);
    table.push(report(row, over, under));
    const last = table.at(-1);
    say(JSON.stringify(last));
  }
  const script = await firstLoad("/", async (path) => {
    const headers = { cookie: `next-auth.session-token=${world.readerToken}` };
    return Buffer.from(await (await fetch(ours.url + path, { headers })).arrayBuffer());
  });
  const scores = values.only ? null : lighthouseScores(`${ours.url}/p/${world.busyPost}`);
  const matcher = values.only ? null : await benchMatcher();
  console.table(table);
  say(`start: ${against(ours.startSeconds, bounds.startSeconds, "s", 1)}`);
  if (idleMb !== null) say(`idle: ${against(idleMb, bounds.idleMb, "MB")}`);
  say(
    `first-load JavaScript of the home page: ${against(script.bytes / 1024, bounds.firstLoadBytes / 1024, "kB of 1,024", 1)}`,
  );
  for (const category of scores ? categories : [])
    say(`Lighthouse, post page, ${category}: ${scores?.[category]} (at least ${bounds.lighthouse[category]})`);
  if (matcher)
    say(
      `matcher: ${matcher.terms} terms, ${matcher.mbPerSecond.toFixed(1)} MB/s (at least 20), built in ${against(matcher.buildMs, 2_000, "ms")}`,
    );
  const whole = { startSeconds: ours.startSeconds, idleMb, firstLoadBytes: script.bytes, lighthouse: scores, matcher };
  writeFileSync(
    values.out,
    `${JSON.stringify({ node: process.version, scale, seconds, rows: table, ...whole }, null, 2)}\n`,
  );
  say(`Written to ${values.out}.`);
} finally {
  for (const child of children) child.kill();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** "2.4 s (at most 3)". */
function against(value: number, atMost: number, unit: string, digits = 0): string {
  return `${value.toFixed(digits)} ${unit} (at most ${atMost}${value > atMost ? ": MISSED" : ""})`;
}

function report(row: { name: string; atLeast: number; cpuAtMost: number }, over: Measured, under: Measured) {
  const ratio = over.perSecond / under.perSecond;
  const round = (value: number | null, digits = 2) => (value === null ? null : Number(value.toFixed(digits)));
  const misses = [
    ...(ratio < row.atLeast ? [`ratio < ${row.atLeast}`] : []),
    ...(over.cpuMs !== null && over.cpuMs > row.cpuAtMost ? [`CPU > ${row.cpuAtMost}`] : []),
    ...(over.p99 > bounds.p99OverP50 * over.p50 ? [`p99 > ${bounds.p99OverP50} × p50`] : []),
    ...(over.failed > 0 ? [`${over.failed} failed`] : []),
    ...(under.failed > 0 ? [`floor: ${under.failed} failed`] : []),
  ];
  return {
    row: row.name,
    "req/s": round(over.perSecond, 0),
    floor: round(under.perSecond, 0),
    ratio: round(ratio),
    p50: over.p50,
    p99: over.p99,
    "CPU-ms": round(over.cpuMs),
    "floor CPU-ms": round(under.cpuMs),
    verdict: misses.length === 0 ? "met" : misses.join("; "),
  };
}

async function startServer(databaseUrl: string) {
  const port = await freePort();
  const data = join(folder, "data");
  mkdirSync(data);
  const began = performance.now();
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
  return { url, pid: child.pid ?? 0, startSeconds: (performance.now() - began) / 1000 };
}

async function startFloor(databaseUrl: string) {
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
