// `npm start` and `npm run dev`: from a fresh clone to a served page. Node's own modules only, until packages are there.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, refuse, requireNode, root } from "./install.mjs";

process.chdir(root);
requireNode();
await requireFreePort();
await ensureInstalled();
if (process.argv.includes("--dev")) develop();
else await serve();

/** Builds what changed and becomes the server: its signals are this process's own. */
async function serve() {
  process.env.NODE_ENV = "production";
  const { ensureBuilt } = await import("./build.mjs");
  await ensureBuilt();
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(root, "dist", "server.mjs")).href);
}

/** The same server over Next's development mode, started again whenever a file of the server changes. */
function develop() {
  const watcher = spawn(
    process.execPath,
    [join(root, "node_modules", "tsx", "dist", "cli.mjs"), "watch", "--clear-screen=false", "server/api/http.ts"],
    { stdio: "inherit", env: { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" } },
  );
  process.on("SIGINT", () => {}); // the terminal sends it to the watcher as well, which takes a second one for impatience
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => watcher.kill(signal));
  watcher.on("exit", (status) => process.exit(status ?? 0));
}

/** A taken port is said before minutes of installing and building, not after. */
async function requireFreePort() {
  const file = join(root, ".env");
  const fromFile = existsSync(file) ? /^\s*PORT\s*=\s*["']?(\d+)/m.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  const port = Number(process.env.PORT || fromFile || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    refuse(`PORT is no port number: set it to one from 0 to 65535.`);
  const probe = createServer();
  await new Promise((free) => {
    probe.once("error", (error) => {
      if (error.code === "EACCES") refuse(`Port ${port} may not be opened by this user: set PORT to one above 1023.`);
      refuse(`Port ${port} is in use: stop the program that listens there, or set PORT to another.`);
    });
    probe.listen(port, () => probe.close(free));
  });
}
