// A start that fails after its database was started.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeEmbedded, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guiju-failed-start-"));
});
afterEach(async () => {
  await removeEmbedded(folder);
  rmSync(folder, { recursive: true });
});

test("says what to do, ends with 1, writes nothing and leaves no database running", async () => {
  const database = await startEmbedded(folder);
  await migrate(database.url);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `insert into installation (key, value, at) values ('keys', '{"sealed":"v1.k1.a.b.c","index":"i"}', now())`,
  );
  await client.end();
  await database.stop();

  const server = spawn(process.execPath, ["--import", "tsx", "server/api/http.ts"], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, GUIJU_DATA: folder, PORT: "0" },
  });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => (said += text));
  const [status] = await once(server, "close");
  expect(said).toContain("GUIJU_KEYS is not what this database was filled with: give back the key it had");
  expect(said).not.toContain("at async");
  expect(status).toBe(1);
  expect(existsSync(join(folder, "postgres", "postmaster.pid"))).toBe(false);

  const again = await startEmbedded(folder);
  const look = new Client({ connectionString: again.url });
  await look.connect();
  const { rows } = await look.query("select (select count(*) from agreement_document)::int as documents");
  await look.end();
  await again.stop();
  expect(rows).toEqual([{ documents: 0 }]);
});
