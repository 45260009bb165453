// What every answer carries, and what a request must be before anything reads it.
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/server/shared/errors";

/** The one style attribute that pages may carry: React's, on parts of a drawing that arrive after the rest of the page. */
const hiddenWhileStreaming = `sha256-${createHash("sha256").update("display:none").digest("base64")}`;

/** The policy for pages: scripts only with this response's nonce, styles only from our own files, nothing from other hosts. */
export function contentSecurityPolicy(nonce: string, isHttps: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'unsafe-hashes' '${hiddenWhileStreaming}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Headers for every answer. What is no page gets the policy of a document that may load nothing; pages replace it by their own. */
export function setSecurityHeaders(res: ServerResponse, isHttps: boolean): void {
  res.setHeader(
    "Content-Security-Policy",
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
  res.setHeader("X-Frame-Options", "DENY");
  res.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  res.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  res.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (isHttps) res.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}

/** One way in: where it begins, what may be sent there, and how. */
interface Door {
  path: RegExp;
  methods: readonly string[];
  /** The media type that a body must have, and its most bytes; null where the door's own reader decides. */
  body: { types: RegExp; most: number } | null;
}

/** The most bytes of a call's body. */
export const mostCallBytes = 256 * 1024;

const none = { types: /^$/, most: 0 };
const doors: readonly Door[] = [
  {
    path: /^\/api\/trpc\//,
    methods: ["GET", "HEAD", "POST"],
    body: { types: /^application\/json(;|$)/, most: mostCallBytes },
  },
  { path: /^\/media\/uploads(\/|$)/, methods: ["HEAD", "POST", "PUT", "DELETE"], body: null },
  { path: /^\/media(\/|$)/, methods: ["GET", "HEAD", "POST"], body: null },
  { path: /^\/evidence(\/|$)/, methods: ["GET", "POST"], body: null },
  {
    path: /^\/api\/auth\//,
    methods: ["GET", "HEAD", "POST"],
    body: { types: /^application\/(x-www-form-urlencoded|json)(;|$)/, most: 16 * 1024 },
  },
  { path: /^\/live$/, methods: ["GET"], body: none },
];
const pagesDoor: Door = { path: /^\//, methods: ["GET", "HEAD"], body: none };

/** The path of a request, without its query. */
export function pathOf(req: IncomingMessage): string {
  return (req.url ?? "/").split("?", 1)[0] ?? "/";
}

/**
 * Why a request is turned away before anything reads it, with its HTTP status; null where it may go on. Refused are targets that are no plain path (a second slash
 * or a backslash at the front would read as another host's address in a redirect), methods and media types that the door does not take, bodies over its
 * size or of unknown size, and changes that no page of ours asked for.
 */
export function refusedAtTheDoor(req: IncomingMessage, origin: string): { status: number; refusal: AppError } | null {
  if (!/^\/(?![/\\])/.test(req.url ?? "") || !isDecodable(pathOf(req)))
    return { status: 400, refusal: invalid("path") };
  const method = req.method ?? "";
  const { methods, body } = doors.find(({ path }) => path.test(pathOf(req))) ?? pagesDoor;
  if (!methods.includes(method)) return { status: 405, refusal: invalid("method") };
  if (method === "GET" || method === "HEAD") return null;
  if (!isOwnOrigin(req, origin)) return { status: 403, refusal: new AppError("FORBIDDEN", "FOREIGN_ORIGIN", {}) };
  if (!body) return null;
  if (!body.types.test(req.headers["content-type"] ?? "")) return { status: 415, refusal: invalid("content-type") };
  const length = req.headers["content-length"];
  if (length === undefined) return { status: 411, refusal: invalid("content-length") };
  if (Number(length) > body.most) return { status: 413, refusal: new AppError("INVALID", "REQUEST_TOO_LARGE", {}) };
  return null;
}

/** False for percent signs that stand for no UTF-8 text, or for the character that ends a text in C and in PostgreSQL. */
function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

function invalid(path: string): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem: "unacceptable" }] });
}

/**
 * True where a request that changes something was made by our own pages: browsers send Sec-Fetch-Site or Origin with every such request.
 * A client that sends neither is no browser and carries no cookie of one. Over plain http (a demo on one machine or in one house) the host that the
 * request names counts as ours too, since cookies belong to hosts; over https only the configured origin does.
 */
export function isOwnOrigin(req: IncomingMessage, origin: string): boolean {
  const site = req.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const from = req.headers.origin;
  if (from === undefined || from === origin) return true;
  return origin.startsWith("http:") && from === `http://${req.headers.host}`;
}
