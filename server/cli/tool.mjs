// Starts a command-line tool: packages and bundles first, then dist/<name>.mjs in this process.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, requireNode, root } from "./install.mjs";

/** Runs dist/<name>.mjs, bundled from the present sources. */
export async function runTool(name) {
  process.chdir(root);
  requireNode();
  await ensureInstalled();
  const { buildBundles } = await import("./build.mjs");
  await buildBundles();
  await import(pathToFileURL(join(root, "dist", `${name}.mjs`)).href);
}
