// The server is killed under write load, twenty times, every fourth time with its database. What it acknowledged is there afterwards, and nothing is half there.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { build } from "esbuild";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { removeEmbedded, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { principal } from "@/db/schema/trust/standing";
import { sessionCookie } from "@/server/api/context";
import { openParts } from "@/server/api/parts";
import { loadConfig } from "@/server/core/config";
import { inWriteTx } from "@/server/core/write-tx";
import { insertSession } from "@/server/features/accounts/store/tickets";
import { contextAs, makePerson } from "@/server/testing/world";

const rounds = 20;
const writers = 12;
/** So many posts are acknowledged in a round before the kill, which finds others on their way. */
const perRound = 24;

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "dist", `crash-test-${process.pid}.mjs`);
const folder = mkdtempSync(join(tmpdir(), "guiju-crash-"));
let port: number;
let cookies: string[];

beforeAll(async () => {
  await build({
    absWorkingDir: root,
    entryPoints: ["server/testing/api-process.ts"],
    outfile: program,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    alias: { "@": root.slice(0, -1) },
    logLevel: "error",
  });
  port = await freePort();
  await withDatabase(async () => {
    cookies = await Promise.all(Array.from({ length: writers * 4 }, signedInWriter));
  });
}, 60_000);
afterAll(async () => {
  rmSync(program, { force: true });
  await removeEmbedded(folder);
  rmSync(folder, { recursive: true });
});

/** Runs `work` in this process on the same database and with the same keys as the server's. */
async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const database = await startEmbedded(folder);
  await migrate(database.url);
  const close = await openParts(loadConfig({ GUIJU_DATA: folder }), { app: database.url, direct: database.url });
  await work(database.url);
  await close();
  await database.stop();
}

/** Somebody of the highest level, who may post most a day. */
async function signedInWriter(): Promise<string> {
  const person = await makePerson();
  const { token } = await inWriteTx(async (tx) => {
    await tx.rows(
      sql`update ${principal} set credit_level = 4, credit_points = 100 where id = ${person.principalId}::uuid`,
    );
    return insertSession(tx, { accountId: person.accountId, secondFactor: false, request: contextAs(person) });
  });
  return `${sessionCookie(false)}=${token}`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

async function startServer() {
  const env = { PATH: process.env.PATH, NODE_ENV: "production" as const, GUIJU_DATA: folder, PORT: String(port) };
  const child = spawn(process.execPath, [program], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  expect(String(said)).toContain("ready");
  return child;
}

/** Ends the database as a fault of its own would: at once, with nothing written that was not written yet. */
async function crashDatabase(): Promise<void> {
  const pid = Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGQUIT");
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(20);
  }
}

/** Posts without a pause until the server is gone. What was answered with an id is acknowledged. */
async function write(cookie: string, name: string, acknowledged: Map<string, string>): Promise<void> {
  for (let number = 0; ; number += 1) {
    const body = `第 ${name} 位写的第 ${number} 条`;
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/trpc/microblog.createPost`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie },
        body: JSON.stringify({ body }),
      });
      const { result } = await answer.json();
      if (result) acknowledged.set(result.data.id, body);
    } catch {
      return; // the server was killed: nobody knows whether this one was written
    }
  }
}

it("every acknowledged post is there, and none is half written", async () => {
  const acknowledged = new Map<string, string>();
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer();
    const writing = Array.from({ length: writers }, (_, at) =>
      write(cookies[(round * writers + at) % cookies.length] ?? "", `${round}-${at}`, acknowledged),
    );
    const goal = acknowledged.size + perRound;
    while (acknowledged.size < goal && server.exitCode === null) await sleep(5);
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await Promise.all([ended, ...writing]);
    if (round % 4 === 3) await crashDatabase();
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(rounds * perRound);

  await withDatabase(async (url) => {
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    const { rows } = await owner.query<{ id: string; body: string }>("select id, body from post");
    const stored = new Map(rows.map((row) => [row.id, row.body]));
    const lost = [...acknowledged].filter(([id, body]) => stored.get(id) !== body);
    expect(lost, `of ${acknowledged.size} acknowledged`).toEqual([]);

    const half = async (what: string) => (await owner.query(`select count(*)::int as n from ${what}`)).rows[0].n;
    const one = (inner: string) => `(select count(*) from ${inner}) <> 1`;
    expect(await half(`post p where ${one("post_revision r where r.root_id = p.id")}`)).toBe(0);
    expect(await half(`post p where ${one("post_stats s where s.root_id = p.id")}`)).toBe(0);
    const created = "event e where e.kind = 'post.created' and e.subject_id = p.id::text";
    expect(await half(`post p where ${one(created)}`)).toBe(0);
    expect(await half(`post p where ${one("review_decision d where d.subject_id = p.id")}`)).toBe(0);
    expect(
      await half(
        `event e where e.kind = 'post.created' and not exists (select from post p where p.id::text = e.subject_id)`,
      ),
    ).toBe(0);
    expect(await half(`event e where ${one("network_log l where l.event_id = e.id")}`)).toBe(0);
    expect(await half("review_decision d where not exists (select from post p where p.id = d.subject_id)")).toBe(0);
    expect(await half("outbox o where not exists (select from event e where e.id = o.event_id)")).toBe(0);
    // Each counter tells the number of posts that stand.
    expect(
      await half(`quota_use q where q.quota = 'post' and q.used <> (
        select count(*) from post p join account a on a.id = p.author_id where a.principal_id = q.principal_id)`),
    ).toBe(0);
    expect(
      await half(`account_stats s where s.posts <> (
        select count(*) from post p left join subject_state h on h.kind = 'post' and h.id = p.id and h.hidden
        where p.author_id = s.account_id and h.id is null)`),
    ).toBe(0);
    await owner.end();
  });
}, 600_000);
