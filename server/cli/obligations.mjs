// `npm run obligations`: see obligations.ts. It reads sources alone, so it runs from them instead of a bundle.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, requireNode, root } from "./install.mjs";

process.chdir(root);
requireNode();
await ensureInstalled();
const args = [
  join(root, "node_modules", "tsx", "dist", "cli.mjs"),
  "server/cli/obligations.ts",
  ...process.argv.slice(2),
];
process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
