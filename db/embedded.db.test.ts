import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedDatabase, removeEmbedded, startEmbedded } from "@/db/embedded";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "guiju-embedded-"));
});
afterEach(async () => {
  await removeEmbedded(folder);
  fs.rmSync(folder, { recursive: true });
});

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

async function withDatabase<T>(work: (database: EmbeddedDatabase) => Promise<T>): Promise<T> {
  const database = await startEmbedded(folder);
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}

/** Starts the database in another process, which prints its address and waits. */
async function startElsewhere() {
  const code = `import { startEmbedded } from "./db/embedded.ts";
    const database = await startEmbedded(${JSON.stringify(folder)});
    console.log(database.url);
    process.once("SIGTERM", () => void database.stop().then(() => process.exit(0)));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const died = once(child, "exit").then(([status]) => Promise.reject(new Error(`The process ended with ${status}.`)));
  const [output] = await Promise.race([once(child.stdout, "data"), died]);
  died.catch(() => {}); // from here on it is meant to end
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await once(child, "exit");
  };
  return { url: String(output).trim(), end };
}

test("the data outlive a stop, and Chinese letters are letters", async () => {
  await withDatabase(async ({ url }) => {
    await ask(url, "create table kept as select 1 as one");
    expect(await ask(url, "select '规矩' ~ '^\\w+$'")).toBe(true);
    expect(await ask(url, "show fsync")).toBe("on");
  });
  expect(fs.existsSync(join(folder, "postgres", "postmaster.pid"))).toBe(false);
  await withDatabase(async ({ url }) => expect(await ask(url, "select one from kept")).toBe(1));
});

test("only who knows the password gets in", async () => {
  await withDatabase(async ({ url }) => {
    const stranger = new URL(url);
    stranger.password = "guess";
    await expect(ask(stranger.href, "select 1")).rejects.toThrow("password authentication failed");
  });
  expect(fs.statSync(join(folder, "postgres.password")).mode & 0o077).toBe(0);
});

test("two processes share one server; it runs until the last of them lets go", async () => {
  const other = await startElsewhere();
  await withDatabase(async ({ url }) => {
    expect(url).toBe(other.url);
    await expect(removeEmbedded(folder)).rejects.toThrow("stop it first");
    await other.end("SIGTERM");
    expect(await ask(url, "select 1")).toBe(1);
  });
  await expect(ask(other.url, "select 1")).rejects.toThrow("ECONNREFUSED");
});

test("after kill -9 the server is found again with every committed row", async () => {
  const killed = await startElsewhere();
  await ask(killed.url, "create table kept as select 1 as one");
  await killed.end("SIGKILL");
  await withDatabase(async ({ url }) => {
    expect(url).toBe(killed.url);
    expect(await ask(url, "select one from kept")).toBe(1);
  });
  await expect(ask(killed.url, "select 1")).rejects.toThrow("ECONNREFUSED");
});

test("a server that died with its process number taken by another program is started anew", async () => {
  await withDatabase(async ({ url }) => void (await ask(url, "create table kept as select 1 as one")));
  fs.writeFileSync(join(folder, "postgres", "postmaster.pid"), `${process.pid}\n/\n0\n1\n\n\n\nready\n`);
  await withDatabase(async ({ url }) => expect(await ask(url, "select one from kept")).toBe(1));
});
