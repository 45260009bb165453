// Finds the browser of the end-to-end tests. Run as a program it also installs one where it may, and prints the path.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";

const commands = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The path in GUIJU_BROWSER, else of an installed Chrome, Chromium or Edge, else of Playwright's own Chromium; else null. */
export function findBrowser(): string | null {
  const named = process.env.GUIJU_BROWSER;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`GUIJU_BROWSER names ${named}, which does not exist: correct the path or unset it.`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter);
  const installed = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...installed, ...applications, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** As `findBrowser`, but on Debian root installs Chromium and a Chinese font first; refuses with what to do where it may not. */
function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== null) return found;
  const isDebian = existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  if (isDebian && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-q"], { env, stdio: ["ignore", "ignore", "inherit"] });
    const packages = ["install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-cjk"];
    spawnSync("apt-get", packages, { env, stdio: ["ignore", "ignore", "inherit"] });
    const made = findBrowser();
    if (made !== null) return made;
  }
  throw new Error(
    "There is no browser for the browser tests: install Chrome or Chromium, or run `npx playwright install chromium`, " +
      "or set GUIJU_BROWSER to the path of a Chromium.",
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const path = ensureBrowser();
    execFileSync(path, ["--version"], { stdio: "ignore" });
    console.log(path);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
