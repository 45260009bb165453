// Hands page requests to Next. Anonymous reading pages are kept for seconds and dropped by the events that change them.
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import next from "next";
import { PageCache, placeholderNonce } from "@/server/api/page-cache";
import { contentSecurityPolicy } from "@/server/api/security";
import { render, sendPage, sharedPageOf } from "@/server/api/shared-page";
import { now } from "@/server/core/clock";
import { onEverySignal } from "@/server/core/live-hub";

export type PageHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Headers that proxies and Next's own layers speak to Next with. Here they could only come from a client: the address was read before. */
const spokenByProxies = /^(forwarded|x-forwarded-.*|x-middleware-.*|x-invoke-.*|x-matched-path|x-nextjs-.*|x-now-.*)$/;

/** Prepares Next in this process. `dev` compiles on demand; otherwise the build in .next is served. */
export async function preparePages(options: { dev: boolean; port: number; isHttps: boolean }): Promise<PageHandler> {
  const app = next({ dev: options.dev, port: options.port, hostname: "localhost" });
  await quietly(() => app.prepare(), !options.dev);
  return answerPages(app.getRequestHandler(), options);
}

/** Lets `handle` render what is asked for, and keeps what strangers share until a signal names what it shows. */
export function answerPages(handle: PageHandler, options: { dev: boolean; isHttps: boolean }): PageHandler {
  const cache = new PageCache();
  onEverySignal((signal) => cache.hear(signal));
  return async (req, res) => {
    for (const name of Object.keys(req.headers)) {
      // In development the browser's half of Next speaks with such headers too, and waits for the answer.
      if (spokenByProxies.test(name) && !(options.dev && name.startsWith("x-nextjs-"))) delete req.headers[name];
    }
    const nonce = randomBytes(16).toString("base64");
    // Development compiles in the browser with eval and inline styles; what is served for real never may.
    if (options.dev) res.removeHeader("Content-Security-Policy");
    else res.setHeader("Content-Security-Policy", contentSecurityPolicy(nonce, options.isHttps));
    const shared = options.dev ? null : sharedPageOf(req);
    if (shared) {
      const page = await cache.get(shared.key, now(), () => {
        req.headers.cookie = shared.cookie;
        speakNonce(req, placeholderNonce, options.isHttps);
        return render(handle, req);
      });
      return sendPage(req, res, page, nonce);
    }
    speakNonce(req, nonce, options.isHttps);
    await handle(req, res);
  };
}

/** Keeps Next from telling in the middle of our own line how long it took to read its settings. */
async function quietly(work: () => Promise<void>, isQuiet: boolean): Promise<void> {
  const { log } = console;
  if (isQuiet) console.log = () => {};
  await work().finally(() => {
    console.log = log;
  });
}

/** Next reads the nonce for its own scripts from the request's policy header. */
function speakNonce(req: IncomingMessage, nonce: string, isHttps: boolean): void {
  req.headers["content-security-policy"] = contentSecurityPolicy(nonce, isHttps);
  req.headers["x-nonce"] = nonce;
}
