// Browser tests against the production build, on a free port and a data folder of their own that each run begins empty.
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { defineConfig, devices } from "@playwright/test";
import { removeEmbedded } from "@/db/embedded";
import { findBrowser } from "@/e2e/browser";

const root = fileURLToPath(new URL("..", import.meta.url));
const dataFolder = `${root}.guiju/e2e`;
// Chosen once, in the main process; the workers load this file again and inherit it.
process.env.E2E_PORT ??= await freshStart();
const origin = `http://localhost:${process.env.E2E_PORT}`;

/** What a narrow screen and a finger do not change is looked at once. */
const alikeOnPhones = [
  "faults/**",
  "leaks/**",
  "size/**",
  "journeys/{account,desk-keyboard,draft,marks,own-data,removal,rules}.spec.ts",
];

/** Root and containers have neither a sandbox nor a graphics card, and an update of the browser must not disturb the run. */
const isContained = process.getuid?.() === 0 || process.env.CI !== undefined;
const containedFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results/e2e",
  fullyParallel: false,
  workers: 1,
  // Generous: a busy machine is no failure. What never comes still ends the test.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: "../test-results/e2e.json" }]],
  use: {
    baseURL: origin,
    actionTimeout: 60_000,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    launchOptions: { executablePath: findBrowser() ?? undefined, args: isContained ? containedFlags : [] },
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } },
    {
      name: "phone",
      testIgnore: alikeOnPhones,
      use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } },
    },
  ],
  webServer: {
    command: `"${process.execPath}" dist/server.mjs`,
    cwd: root,
    url: `${origin}/health`,
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "pipe",
    // Empty values count as unset: neither the shell nor an .env file may point the tests at another server.
    env: {
      NODE_ENV: "production",
      PORT: process.env.E2E_PORT,
      GUIJU_DATA: dataFolder,
      GUIJU_MODE: "demo",
      GUIJU_ROLE: "all",
      GUIJU_URL: origin,
      // Each person of a test comes from an address of their own, as through one proxy.
      GUIJU_TRUST_PROXY: "1",
      DATABASE_URL: "",
      DIRECT_URL: "",
    },
  },
});

/** Empties the data folder and finds a free port. */
async function freshStart(): Promise<string> {
  await removeEmbedded(dataFolder);
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return String(address.port);
}
