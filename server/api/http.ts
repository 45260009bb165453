// The process: settings, database, keys and domains are joined here, then it answers. Built into dist/server.mjs.

import { lacksDemoTown, loadDemoTown } from "@/db/seed/seed";
import { setBridge } from "@/server/api/bridge";
import { callerOf } from "@/server/api/caller";
import { answeredContext } from "@/server/api/context";
import { jobs } from "@/server/api/jobs";
import { pageSessions } from "@/server/api/page-sessions";
import { preparePages } from "@/server/api/pages";
import { openParts } from "@/server/api/parts";
import { printCast } from "@/server/api/print-cast";
import { providersOf } from "@/server/api/providers";
import { handlers } from "@/server/api/registry";
import { serve } from "@/server/api/serve";
import { boot, endWith, stopAll, stopOnSignal } from "@/server/cli/boot";
import { step, tellPercent } from "@/server/cli/progress.mjs";
import { startJobs } from "@/server/core/jobs";
import { startHub, stopHub } from "@/server/core/live-hub";
import { startWorker } from "@/server/core/outbox";
import { sealNow } from "@/server/core/records/seal-now";
import { requireFittingKeys } from "@/server/core/sealed/fitting-keys";
import { seedRules } from "@/server/trust/review/seed-rules";
import { seedDocuments } from "@/server/trust/standing/seed-documents";

// What was started, to be stopped in the opposite order: on a signal, and where the start fails half-way.
const started: (() => Promise<void>)[] = [];
let stopped: Promise<void> | null = null;
const stop = () => {
  stopped ??= stopAll(started);
  return stopped;
};
stopOnSignal(stop);
try {
  const begun = performance.now();
  const booted = await boot({ check: providersOf });
  started.push(booted.stop);
  const { config } = booted;
  started.push(await openParts(config, booted.urls));
  await requireFittingKeys();
  if (config.town && config.role !== "web" && (await lacksDemoTown()))
    await step("Making the demo town, once", () => loadDemoTown(tellPercent));
  await seedDocuments();
  await seedRules();
  await startHub();
  started.push(stopHub);
  if (config.role !== "web") {
    await sealNow();
    started.push(startWorker(handlers), startJobs(jobs));
  }
  setBridge({
    origin: config.url,
    context: answeredContext,
    caller: () => callerOf(answeredContext()),
    sessions: pageSessions,
  });
  // next-auth reads its address and secret from the environment; there is no option for the first.
  process.env.NEXTAUTH_URL = config.url;
  process.env.NEXTAUTH_SECRET = config.sessionSecret;
  const dev = process.env.NODE_ENV !== "production";
  const pages = await step("Preparing the pages", () =>
    preparePages({ dev, port: config.port, isHttps: config.url.startsWith("https:") }),
  );
  const server = await serve({ port: config.port, url: config.url, trustedProxies: config.trustedProxies, pages });
  started.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  if (config.mode === "demo") await printCast(config.url);
  console.log(
    `\nGuiju answers at ${config.url} (ready after ${((performance.now() - begun) / 1000).toFixed(1)} s). Data: ${config.dataFolder}`,
  );
} catch (error) {
  await stop();
  endWith(error);
}
