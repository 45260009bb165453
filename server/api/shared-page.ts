// Which pages strangers share, how one is rendered without a reader, and how it is sent to each.
import { type IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { cookiesOf } from "@/server/api/context";
import { piecesOf, placeholderNonce, type RenderedPage, withNonce } from "@/server/api/page-cache";
import { localeCookie, localeFor, themeCookie } from "@/server/shared/i18n";

const compress = promisify(gzip);
const sharedPaths = /^\/(p\/[0-9a-f-]{36}|u\/\d{1,32})$/;

/**
 * The key of a page that everybody who is not signed in sees alike, and the only cookies that may shape it: language and appearance. Null for anything else: another
 * method, a query, a part of a page, or a request with a session.
 */
export function sharedPageOf(req: IncomingMessage): { key: string; cookie: string } | null {
  const path = req.url ?? "/";
  if (req.method !== "GET" || !sharedPaths.test(path) || req.headers.rsc !== undefined) return null;
  const cookies = cookiesOf(req.headers.cookie);
  if ([...cookies.keys()].some((name) => name.includes("session-token"))) return null;
  const locale = localeFor(cookies.get(localeCookie), req.headers["accept-language"]);
  const theme = cookies.get(themeCookie) === "dark" ? "dark" : cookies.get(themeCookie) === "light" ? "light" : "";
  const cookie = `${localeCookie}=${locale}${theme ? `; ${themeCookie}=${theme}` : ""}`;
  return { key: `${path} ${cookie}`, cookie };
}

/** Lets Next answer into memory. Uncompressed, and for no browser in particular. */
export async function render(
  handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>,
  req: IncomingMessage,
): Promise<RenderedPage> {
  const { "accept-encoding": encodings } = req.headers;
  delete req.headers["accept-encoding"];
  req.headers["user-agent"] = "Guiju";
  const chunks: Buffer[] = [];
  const res = new ServerResponse(req);
  const take = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string")
      chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")); // Node's own argument
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const done = new Promise<void>((resolve) => {
    res.write = (chunk: unknown, ...rest: unknown[]) => {
      take(chunk, rest[0]);
      for (const each of rest) if (typeof each === "function") each();
      return true;
    };
    res.end = (...given: unknown[]) => {
      take(given[0], given[1]);
      Object.defineProperty(res, "writableEnded", { value: true });
      resolve();
      res.emit("finish");
      res.emit("close");
      return res;
    };
  });
  await Promise.all([handle(req, res), done]);
  if (encodings !== undefined) req.headers["accept-encoding"] = encodings;
  return {
    status: res.statusCode,
    headers: { ...res.getHeaders() },
    pieces: piecesOf(Buffer.concat(chunks).toString("utf8")),
  };
}

/** Answers with the page and a nonce that no other answer has. */
export async function sendPage(req: IncomingMessage, res: ServerResponse, page: RenderedPage, nonce: string) {
  const policy = res.getHeader("Content-Security-Policy");
  for (const [name, value] of Object.entries(page.headers)) {
    if (value !== undefined)
      res.setHeader(name, typeof value === "string" ? value.replaceAll(placeholderNonce, nonce) : value);
  }
  if (policy !== undefined) res.setHeader("Content-Security-Policy", policy);
  res.setHeader("Vary", "Cookie, Accept-Encoding, Accept-Language");
  let body = withNonce(page.pieces, nonce);
  if (/\bgzip\b/.test(String(req.headers["accept-encoding"] ?? ""))) {
    body = await compress(body, { level: 4 });
    res.setHeader("Content-Encoding", "gzip");
  }
  res.writeHead(page.status, { "Content-Length": body.length }).end(body);
}
