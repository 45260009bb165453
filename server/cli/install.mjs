// What a clone needs before anything else can run. Node's own modules only: nothing is installed yet.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { step } from "./progress.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Ends the process with one sentence for the operator. */
export function refuse(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** Refuses a Node that is older than package.json asks for. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const [major, minor] = engines.node.replace(">=", "").split(".").map(Number);
  const [thisMajor, thisMinor] = process.versions.node.split(".").map(Number);
  if (thisMajor < major || (thisMajor === major && thisMinor < minor)) {
    refuse(
      `Guiju needs Node ${major}.${minor} or newer and this is ${process.versions.node}: install Node 24 from https://nodejs.org.`,
    );
  }
}

/** Runs `npm ci` unless the installed packages are at least as new as the lock. */
export async function ensureInstalled() {
  const installed = `${root}node_modules/.package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs) return;
  await step("Installing packages", () => quietly("npm", ["ci", "--no-audit", "--no-fund"]));
}

/** Runs a program to its end, silent unless it fails; then what it said and a refusal. */
export function quietly(program, args, env = process.env) {
  const shell = process.platform === "win32" && program === "npm";
  const ended = spawnSync(program, args, { cwd: root, env, shell, encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
  if (ended.status === 0) return;
  if (ended.signal === "SIGINT") process.exit(130);
  const output = `${ended.stdout ?? ""}${ended.stderr ?? ""}${ended.error?.message ?? ""}`;
  console.error(`\n${output.trim().split("\n").slice(-40).join("\n")}`);
  if (/ENOSPC|No space left/.test(output)) refuse("The disk is full: free some space and start again.");
  if (/EROFS|EACCES|EPERM/.test(output)) refuse(`${root} cannot be written: give this user the right to write there.`);
  if (/EUSAGE/.test(output))
    refuse(
      "package.json and package-lock.json do not belong together: get both from the same commit (`git checkout -- .`).",
    );
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/.test(output))
    refuse("The package registry cannot be reached: check the network or npm's `registry` setting, and start again.");
  refuse(`\`${program} ${args.join(" ")}\` failed; its last words are above. Mend what they name and start again.`);
}
