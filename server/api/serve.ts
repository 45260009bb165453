// The one HTTP server: API, live stream and media answered here, everything else by the pages.
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { answerQueries, apiPath, mostCallsAtOnce, secondsToWait } from "@/server/api/answer-queries";
import { type Arriving, contextOf, deviceCookie, whileAnswering } from "@/server/api/context";
import { answerEvidence } from "@/server/api/evidence";
import { answerExport } from "@/server/api/exports";
import { answerLink, isLink } from "@/server/api/links/answer";
import { answerLive } from "@/server/api/live";
import { answerMedia } from "@/server/api/media";
import type { PageHandler } from "@/server/api/pages";
import { answerRefusal } from "@/server/api/refuse";
import { appRouter } from "@/server/api/root";
import { pathOf, refusedAtTheDoor, setSecurityHeaders } from "@/server/api/security";
import { databaseInDoubt, pingDatabase } from "@/server/core/database";
import { asTrpcError, refusalFrom } from "@/server/pipeline/trpc";
import { AppError, notFound } from "@/server/shared/errors";
import { refusalOfOthersPage } from "@/server/trust/policy/drawn-for";

export interface ServeOptions {
  port: number;
  url: string;
  trustedProxies: number;
  /** Null answers the API alone (tests, the bench's API rows). */
  pages: PageHandler | null;
}

/** A client that sends its headers or its body drop by drop is cut off. The second leaves a slow phone time for a picture. */
const patience = { headersTimeout: 15_000, requestTimeout: 120_000, connectionsCheckingInterval: 5_000 };

/** Where next-auth ends a browser's session. */
const signOutPath = "/api/auth/signout";

/** Starts answering. Resolves once the port is taken; a busy port rejects with EADDRINUSE. */
export async function serve(options: ServeOptions): Promise<Server> {
  const isHttps = options.url.startsWith("https:");
  const arriving: Arriving = { isHttps, trustedProxies: options.trustedProxies };
  const callContextOf = (req: IncomingMessage) =>
    contextOf(req, arriving).catch((error: unknown) => {
      throw error instanceof AppError ? asTrpcError(error) : error;
    });
  const api = createHTTPHandler({
    router: appRouter,
    basePath: apiPath,
    maxBatchSize: mostCallsAtOnce,
    createContext: async ({ req, res }) => {
      const context = await callContextOf(req);
      return req.method === "POST" && !context.deviceId ? { ...context, deviceId: giveDevice(res, isHttps) } : context;
    },
    responseMeta: ({ errors }) => {
      const seconds = secondsToWait(errors);
      return { headers: { "Cache-Control": "no-store", ...(seconds !== null && { "Retry-After": String(seconds) }) } };
    },
  });

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    setSecurityHeaders(res, isHttps);
    const turnedAway = refusedAtTheDoor(req, options.url);
    if (turnedAway) return answerRefusal(req, res, turnedAway.refusal.refusal, turnedAway.status);
    const path = pathOf(req);
    if (path.startsWith(apiPath)) {
      const answered = await answerQueries(req, res, () => callContextOf(req));
      return answered ? undefined : void api(req, res);
    }
    if (path === "/live") return answerLive(req, res, await contextOf(req, arriving));
    if (path === "/media" || path.startsWith("/media/")) return answerMedia(req, res, await contextOf(req, arriving));
    if (path === "/evidence" || path.startsWith("/evidence/"))
      return answerEvidence(req, res, await contextOf(req, arriving));
    if (path.startsWith("/exports/")) return answerExport(req, res, await contextOf(req, arriving));
    if (isLink(path)) return answerLink(req, res, await contextOf(req, arriving), options.url);
    if (path === "/health") return sayWhether(res, true);
    if (path === "/ready") return sayWhether(res, await pingDatabase());
    if (!options.pages) throw notFound();
    // Files of the build are the same for everybody, and a page that says the database is away must find them.
    if (path.startsWith("/_next/")) return options.pages(req, res);
    if (databaseInDoubt() && !(await pingDatabase())) throw new AppError("UNAVAILABLE", "DATABASE_AWAY", {});
    const { pages } = options;
    const context = await contextOf(req, arriving);
    // next-auth would forget the cookie of whoever is signed in by now. Where nobody is, there is nothing to protect.
    const othersPage = path === signOutPath && context.session ? refusalOfOthersPage(context) : null;
    if (othersPage) throw othersPage;
    await whileAnswering(context, () => pages(req, res));
  };

  const server = createServer(patience, (req, res) => {
    answer(req, res).catch((error) => answerRefusal(req, res, refusalFrom(error, randomBytes(6).toString("hex"))));
  });
  server.on("clientError", refuseBroken);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, resolve);
  });
  return server;
}

/** `/health`: this process answers. `/ready`: and so does its database. Nothing else is told. */
function sayWhether(res: ServerResponse, ok: boolean): void {
  res.writeHead(ok ? 200 : 503, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  res.end(JSON.stringify({ ok }));
}

/** What cannot be read as HTTP gets a bare status and no connection to go on with. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ""] ?? 400;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\nX-Content-Type-Options: nosniff\r\n\r\n`,
  );
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
