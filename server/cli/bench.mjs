// `npm run bench`: the production build, measured; see server/bench/run.ts. `-- --scale 0.1 --seconds 3 --only home` for a quick look.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, requireNode, root } from "./install.mjs";

process.chdir(root);
requireNode();
await ensureInstalled();
process.env.NODE_ENV = "production";
const { ensureBuilt } = await import("./build.mjs");
await ensureBuilt();
await import(pathToFileURL(join(root, "dist", "bench.mjs")).href);
