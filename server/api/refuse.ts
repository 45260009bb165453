// Answers a refusal over HTTP: as JSON to programs, as a small page to people. The page needs neither the database nor the app's own build.
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createTranslator } from "next-intl";
import { cookiesOf } from "@/server/api/context";
import { now } from "@/server/core/clock";
import { messagesOf } from "@/server/shared/catalogue";
import type { ErrorKind, Refusal } from "@/server/shared/errors";
import { type Locale, localeCookie, localeFor } from "@/server/shared/i18n";

const statuses: Record<ErrorKind, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  REJECTED: 422,
  INVALID: 400,
  CONFLICT: 409,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** The HTTP status of a refusal; what nobody foresaw is 500. */
export function statusOf(refusal: Refusal): number {
  return refusal.reason === "INTERNAL" ? 500 : statuses[refusal.kind];
}

/** Whole seconds after which a new try makes sense (RFC 9110, Retry-After); null where waiting does not help. */
export function retryAfter(refusal: Refusal): number | null {
  if (refusal.reason === "DATABASE_AWAY") return 5;
  const until = refusal.kind === "RATE_LIMITED" && "until" in refusal.params ? refusal.params.until : null;
  return until ? Math.max(1, Math.ceil((Date.parse(until) - now().getTime()) / 1000)) : null;
}

/** Answers with the refusal and ends. An answer that has begun can only be cut off. */
export function answerRefusal(
  req: IncomingMessage,
  res: ServerResponse,
  refusal: Refusal,
  status = statusOf(refusal),
): void {
  if (res.headersSent) return void res.destroy();
  const seconds = retryAfter(refusal);
  if (seconds !== null) res.setHeader("Retry-After", seconds);
  res.setHeader("Cache-Control", "no-store");
  // What is left of a body that nobody will read must not be taken for the next request.
  if (!req.complete) res.setHeader("Connection", "close");
  if (/\btext\/html\b/.test(req.headers.accept ?? "")) {
    res.setHeader("Content-Security-Policy", pagePolicy);
    res.writeHead(status, { "Content-Type": "text/html; charset=utf-8" });
    const locale = localeFor(cookiesOf(req.headers.cookie).get(localeCookie), req.headers["accept-language"]);
    return void res.end(refusalPage(refusal, locale));
  }
  const data = { code: refusal.kind, httpStatus: status, refusal };
  res.writeHead(status, { "Content-Type": "application/json; charset=utf-8" });
  res.end(JSON.stringify({ refusal, error: { message: `${refusal.kind}/${refusal.reason}`, code: -32_000, data } }));
}

const style = `:root{color-scheme:light dark}body{margin:0;font:17px/1.7 system-ui,"PingFang SC","Noto Sans SC",sans-serif}
main{max-width:34rem;margin:12vh auto;padding:0 1.5rem}h1{font-size:1.4rem}p{margin:.4rem 0}a{display:inline-block;margin-top:1rem;padding:.5rem 0}`;
const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The refusal's words as a document of its own, with a link that tries again. */
function refusalPage(refusal: Refusal, locale: Locale): string {
  const t = createTranslator({ locale, messages: messagesOf(locale) });
  const params: Record<string, string> = Object.fromEntries(
    Object.entries(refusal.params).map(([name, value]) => [name, typeof value === "object" ? "–" : String(value)]),
  );
  const words = (["what", "why", "until", "now"] as const).map(
    (part) => escaped(t(`errors.${refusal.reason}.${part}`, params as never)), // the parameters differ from reason to reason
  );
  const [what, ...rest] = words;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${what} · ${escaped(t("common.name"))}</title><style>${style}</style></head>
<body><main><h1>${what}</h1>${rest.map((text) => `<p>${text}</p>`).join("")}<a href="">${escaped(t("fault.retry"))}</a></main></body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
