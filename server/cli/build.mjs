// Builds what runs: the server and the command-line tools by esbuild into dist/, the pages by Next into .next/.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { quietly, root } from "./install.mjs";
import { step } from "./progress.mjs";

/** dist/<name>.mjs and the file it is made of. */
const entries = {
  server: "server/api/http.ts",
  "demo-reset": "server/cli/demo-reset.ts",
  "records-verify": "server/cli/records-verify.ts",
  "records-export": "server/cli/records-export.ts",
  bench: "server/bench/run.ts",
  "bench-floor": "server/bench/floor.ts",
};

const stamp = join(root, "dist", "build.json");

/** Builds unless dist/ and .next/ were made of exactly these sources. Stops the process with a sentence if a build fails. */
export async function ensureBuilt() {
  const sources = hashOfSources();
  if (existsSync(stamp) && existsSync(join(root, ".next", "BUILD_ID"))) {
    if (JSON.parse(readFileSync(stamp, "utf8")).sources === sources) return;
  }
  rmSync(stamp, { force: true });
  await step("Building the server", buildBundles);
  await step("Building the pages", () =>
    quietly(process.execPath, [join(root, "node_modules", "next", "dist", "bin", "next"), "build"], {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    }),
  );
  writeFileSync(stamp, JSON.stringify({ sources }));
}

/** Bundles the TypeScript of the server; packages stay outside and are loaded from node_modules. */
export async function buildBundles() {
  const { build } = await import("esbuild");
  mkdirSync(join(root, "dist"), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    alias: { "@": root.slice(0, -1) },
    sourcemap: true,
    logLevel: "warning",
  });
}

/** SHA-256 over names and contents of all that the builds read. */
function hashOfSources() {
  const folders = ["app", "components", "db", "public", "server"];
  const configs = readdirSync(root).filter((name) =>
    /^(next\.config|postcss\.config|tsconfig|package).*\.(ts|mjs|json)$/.test(name),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && !/\.test\.tsx?$/.test(file.name))
      .map((file) => join(file.parentPath ?? file.path, file.name)),
  );
  const hash = createHash("sha256");
  for (const file of [...files, ...configs.map((name) => join(root, name))].sort()) {
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await ensureBuilt();
