// A start that cannot succeed says so in one sentence and ends with a status that a supervisor sees.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sentenceFor } from "@/server/cli/boot";

const folder = mkdtempSync(join(tmpdir(), "guiju-start-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: string[], env: Record<string, string>): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, args, { env: { NODE_ENV: "test", PATH: process.env.PATH, ...env } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const [status] = await once(child, "close");
  return { status, said };
}

/** The shared start of server and tools, as a process of its own. */
function boot(env: Record<string, string>) {
  const code = `import { boot, endWith } from "./server/cli/boot.ts"; import { providersOf } from "./server/api/providers.ts";
    await boot({ quiet: true, check: providersOf }).catch(endWith);`;
  return run(["--import", "tsx", "--input-type=module", "-e", code], { GUIJU_DATA: folder, ...env });
}

test("a busy port is said before anything is installed or built", async () => {
  const other = createServer().listen(0);
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { status, said } = await run(["server/cli/start.mjs"], { PORT: String(port) });
  other.close();
  expect(said.trim()).toBe(`Port ${port} is in use: stop the program that listens there, or set PORT to another.`);
  expect(status).toBe(1);
});

test.each([
  ["an unknown setting", { GUIJU_SMSS: "x" }, "GUIJU_SMSS is not a setting of Guiju"],
  ["production without keys", { GUIJU_MODE: "production" }, "is missing: set it"],
  ["a provider that nobody wrote", { GUIJU_SMS: "foo" }, 'GUIJU_SMS names "foo", for which this build has no adapter'],
  [
    "a database that does not answer",
    { DATABASE_URL: "postgres://a:hidden@127.0.0.1:9/b" },
    "127.0.0.1:9 cannot be reached",
  ],
])("%s", async (_name, env, words) => {
  const { status, said } = await boot(env);
  expect(said).toContain(words);
  expect(said).not.toContain("hidden");
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(status).toBe(1);
});

test("a data folder that cannot be made", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  const { status, said } = await boot({ GUIJU_DATA: join(file, "data") });
  expect(said.trim()).toBe(
    `${join(file, "data")} cannot be written: give this user the right to write there, or set GUIJU_DATA to another folder.`,
  );
  expect(status).toBe(1);
  expect(readdirSync(folder)).toContain("file");
});

test("failures of the system that an operator can mend have a sentence; faults of the program have none", () => {
  const failure = (properties: object) => sentenceFor(Object.assign(new Error("x"), properties));
  expect(failure({ code: "EADDRINUSE", syscall: "listen", port: 80 })).toContain("Port 80 is in use");
  expect(failure({ code: "EACCES", syscall: "listen", port: 80 })).toContain("may not be opened");
  expect(failure({ code: "ENOSPC", path: "/data/x" })).toContain("The disk is full (/data/x)");
  expect(failure({ code: "EROFS", path: "/data/x" })).toContain("/data/x cannot be written");
  expect(sentenceFor(new TypeError("x is not a function"))).toBeNull();
});
