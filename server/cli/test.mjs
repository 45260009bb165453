// `npm test`: every check of the project, in order, from a bare clone. `npm test <part>` runs one of them.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, refuse, requireNode, root } from "./install.mjs";

const bin = (...path) => join(root, "node_modules", ...path);
const results = join(root, "test-results");

const vitest = (project) => [
  bin("vitest", "vitest.mjs"),
  "run",
  `--project=${project}`,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${join(results, `${project}.json`)}`,
];

/** In the order of the run: each part's programs (arguments of Node), and how many tests passed and failed, if it counts. */
const parts = {
  types: {
    run: [
      [bin("next", "dist", "bin", "next"), "typegen"],
      // Incremental state does not notice that the generated route types changed.
      [bin("typescript", "bin", "tsc"), "--noEmit", "--incremental", "false", "-p", "."],
    ],
  },
  lint: { run: [[bin("@biomejs", "biome", "bin", "biome"), "ci", "--error-on-warnings", "."]] },
  imports: { run: [["server/cli/imports.mjs"]] },
  unit: { run: [vitest("unit")], count: countVitest },
  db: { run: [vitest("db")], count: countVitest },
  obligations: { run: [[bin("tsx", "dist", "cli.mjs"), "server/cli/obligations.ts"]] },
  build: { run: [["server/cli/build.mjs"]] },
  e2e: {
    run: [
      ["server/cli/build.mjs"],
      [bin("@playwright", "test", "cli.js"), "test", "--config=e2e/playwright.config.ts"],
    ],
    count: countPlaywright,
  },
};

function countVitest(report) {
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

function countPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** Runs one part to its end and tells how it went. A part that fails without a failed test counts as one failure. */
function runPart(name, env) {
  const { run, count } = parts[name];
  const report = join(results, `${name}.json`);
  rmSync(report, { force: true });
  console.log(`\n── ${name} ──`);
  const begun = performance.now();
  const ok = run.every((args) => spawnSync(process.execPath, args, { cwd: root, env, stdio: "inherit" }).status === 0);
  const counted = count === undefined ? null : readReport(report, count);
  const failed = counted?.failed ?? 0;
  return {
    name,
    ok,
    seconds: (performance.now() - begun) / 1000,
    passed: counted?.passed ?? 0,
    failed: ok ? failed : Math.max(1, failed),
    counts: counted !== null,
  };
}

function readReport(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null; // the program ended before it could report
  }
}

/** The browser's path, or null with a line that says what to do. */
function browser(env) {
  const found = spawnSync(process.execPath, [bin("tsx", "dist", "cli.mjs"), "e2e/browser.ts"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  if (found.status === 0) return found.stdout.trim();
  console.error(found.stderr.trim());
  return null;
}

process.chdir(root);
requireNode();
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in parts));
if (unknown !== undefined) refuse(`There is no part "${unknown}": the parts are ${Object.keys(parts).join(", ")}.`);
const names = asked.length > 0 ? asked : Object.keys(parts);

await ensureInstalled();
mkdirSync(results, { recursive: true });
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
if (names.includes("e2e")) {
  const path = browser(env);
  if (path !== null) env.GUIJU_BROWSER = path;
}

const outcomes = names.map((name) => {
  const outcome = runPart(name, env);
  console.log(`── ${name}: ${outcome.ok ? "ok" : "FAILED"}, ${outcome.seconds.toFixed(1)} s`);
  return outcome;
});

console.log("\npart          result   passed  failed  seconds");
for (const { name, ok, passed, failed, seconds, counts } of outcomes) {
  const cell = (value, width) => String(value).padStart(width);
  console.log(
    `${name.padEnd(12)}  ${(ok ? "ok" : "FAILED").padEnd(6)}  ${cell(counts ? passed : "–", 7)} ${cell(counts ? failed : "–", 7)} ${cell(seconds.toFixed(1), 8)}`,
  );
}
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(outcomes.every(({ ok }) => ok) ? 0 : 1);
