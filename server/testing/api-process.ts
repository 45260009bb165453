// The server without its pages and its demo, as a process of its own that a test may kill. Says "ready" once it answers.
import { openParts } from "@/server/api/parts";
import { handlers } from "@/server/api/registry";
import { serve } from "@/server/api/serve";
import { boot, endWith } from "@/server/cli/boot";
import { startHub } from "@/server/core/live-hub";
import { startWorker } from "@/server/core/outbox";

try {
  const { config, urls } = await boot({ quiet: true });
  await openParts(config, urls);
  await startHub();
  startWorker(handlers);
  await serve({ port: config.port, url: config.url, trustedProxies: config.trustedProxies, pages: null });
  console.log("ready");
} catch (error) {
  endWith(error);
}
