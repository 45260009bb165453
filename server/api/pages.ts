// Hands page requests to Next. Anonymous reading pages are kept for seconds and dropped by the events that change them.
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import next from "next";
import { contentSecurityPolicy } from "@/server/api/security";

export type PageHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Headers that proxies and Next's own layers speak to Next with. Here they could only come from a client: the address was read before. */
const spokenByProxies = /^(forwarded|x-forwarded-.*|x-middleware-.*|x-invoke-.*|x-matched-path|x-nextjs-.*|x-now-.*)$/;

/** Prepares Next in this process. `dev` compiles on demand; otherwise the build in .next is served. */
export async function preparePages(options: { dev: boolean; port: number; isHttps: boolean }): Promise<PageHandler> {
  const app = next({ dev: options.dev, port: options.port, hostname: "localhost" });
  await app.prepare();
  const handle = app.getRequestHandler();
  return async (req, res) => {
    for (const name of Object.keys(req.headers)) if (spokenByProxies.test(name)) delete req.headers[name];
    const nonce = randomBytes(16).toString("base64");
    const policy = contentSecurityPolicy(nonce, options.isHttps);
    // Next reads the nonce for its own scripts from the request's policy header.
    req.headers["content-security-policy"] = policy;
    req.headers["x-nonce"] = nonce;
    if (!options.dev) res.setHeader("Content-Security-Policy", policy);
    await handle(req, res);
  };
}
