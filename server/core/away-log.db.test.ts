// What the log says while the database is away: one line when it goes, one when it is back.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { useDatabase } from "@/server/testing/database";

const database = useDatabase();
const sockets = new Set<Socket>();
const end = () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
};
afterEach(end);

/** Stands in front of the database, so that it can go away for one process alone. */
function gate() {
  const { hostname, port } = new URL(database.url);
  return createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined));
    near.pipe(far).on("close", () => near.destroy());
    far.pipe(near).on("close", () => far.destroy());
  });
}

it("says once that it goes and once that it is back, however often it is asked meanwhile", async () => {
  const front = gate().listen(0);
  await once(front, "listening");
  const address = front.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const url = Object.assign(new URL(database.url), { port: String(port) });
  const code = `import { openDatabase } from "./server/core/database.ts"; import { startWorker } from "./server/core/outbox.ts";
    import { startJobs } from "./server/core/jobs.ts";
    openDatabase({ url: process.env.DATABASE_URL }); startWorker({}); startJobs({}); console.log("started");`;
  const worker = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, DATABASE_URL: url.href },
  });
  let said = "";
  worker.stderr.on("data", (text) => (said += text));
  const lines = () => said.split("\n").filter((line) => line.startsWith("{"));
  try {
    await once(worker.stdout, "data");
    await sleep(1_500);
    expect(said).toBe("");
    front.close();
    end();
    await expect.poll(() => lines().length, { timeout: 20_000 }).toBe(1);
    await sleep(3_500);
    expect(lines()).toHaveLength(1);
    expect(said).toContain("the database is away");
    expect(said).not.toContain("    at ");
    expect(said).not.toContain("stack");
    front.listen(port);
    await expect.poll(() => lines().length, { timeout: 20_000 }).toBe(2);
    expect(lines()[1]).toContain("the database is back");
  } finally {
    worker.kill("SIGKILL");
    front.close();
  }
});
