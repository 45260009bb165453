// The one HTTP server: API, live stream and media answered here, everything else by the pages.
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { contextOf, deviceCookie, whileAnswering } from "@/server/api/context";
import { answerLive } from "@/server/api/live";
import { answerMedia } from "@/server/api/media";
import type { PageHandler } from "@/server/api/pages";
import { appRouter } from "@/server/api/root";
import { isOwnOrigin, setSecurityHeaders } from "@/server/api/security";
import { refusalFrom } from "@/server/pipeline/trpc";

export interface ServeOptions {
  port: number;
  url: string;
  trustedProxies: number;
  /** Null answers the API alone (tests, the bench's API rows). */
  pages: PageHandler | null;
}

const apiPath = "/api/trpc/";
const mostBody = 256 * 1024;

/** Starts answering. Resolves once the port is taken; a busy port rejects with EADDRINUSE. */
export async function serve(options: ServeOptions): Promise<Server> {
  const isHttps = options.url.startsWith("https:");
  const api = createHTTPHandler({
    router: appRouter,
    basePath: apiPath,
    maxBodySize: mostBody,
    createContext: async ({ req, res }) => {
      const context = await contextOf(req, options.trustedProxies);
      return req.method === "POST" && !context.deviceId ? { ...context, deviceId: giveDevice(res, isHttps) } : context;
    },
    responseMeta: () => ({ headers: { "Cache-Control": "no-store" } }),
  });
  const server = createServer((req, res) => {
    answer(req, res).catch((error) => fail(res, error));
  });
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    setSecurityHeaders(res, isHttps);
    const path = (req.url ?? "/").split("?")[0] ?? "/";
    if (req.method !== "GET" && req.method !== "HEAD" && !isOwnOrigin(req, options.url)) {
      res
        .writeHead(403, { "Content-Type": "text/plain; charset=utf-8" })
        .end("This request did not come from Guiju's own pages.");
      return;
    }
    if (path.startsWith(apiPath)) return void api(req, res);
    if (path === "/live") return answerLive(req, res, await contextOf(req, options.trustedProxies));
    if (path === "/media" || path.startsWith("/media/"))
      return answerMedia(req, res, await contextOf(req, options.trustedProxies));
    if (path === "/health") return void res.writeHead(200, { "Content-Type": "application/json" }).end('{"ok":true}');
    if (!options.pages) return void res.writeHead(404).end();
    const { pages } = options;
    await whileAnswering(await contextOf(req, options.trustedProxies), () => pages(req, res));
  };
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, resolve);
  });
  return server;
}

/** Gives a browser that sends its first command an id of its own; the pages never read it. */
function giveDevice(res: ServerResponse, isHttps: boolean): string {
  const id = randomBytes(16).toString("base64url");
  const year = 365 * 24 * 60 * 60;
  res.appendHeader(
    "Set-Cookie",
    `${deviceCookie}=${id}; Path=/; Max-Age=${year}; HttpOnly; SameSite=Lax${isHttps ? "; Secure" : ""}`,
  );
  return id;
}

function fail(res: ServerResponse, error: unknown): void {
  const refusal = refusalFrom(error, "http");
  if (res.headersSent) return void res.destroy();
  res
    .writeHead(refusal.kind === "UNAVAILABLE" ? 503 : 400, { "Content-Type": "application/json" })
    .end(JSON.stringify(refusal));
}
