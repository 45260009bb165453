// Headers that every answer carries, and the check that a state-changing request comes from our own pages.
import type { IncomingMessage, ServerResponse } from "node:http";

/** The policy for pages: scripts only with this response's nonce; nothing from other hosts. */
export function contentSecurityPolicy(nonce: string, isHttps: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // React writes style attributes for measured values; scripts never get this.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Headers for every answer, pages and API alike. */
export function setSecurityHeaders(res: ServerResponse, isHttps: boolean): void {
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
  res.setHeader("X-Frame-Options", "DENY");
  res.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  res.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  res.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (isHttps) res.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}

/**
 * True where a request that changes something was made by our own pages: browsers send Sec-Fetch-Site or Origin with every such request.
 * A client that sends neither is no browser and carries no cookie of one.
 */
export function isOwnOrigin(req: IncomingMessage, origin: string): boolean {
  const site = req.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const from = req.headers.origin;
  return (
    from === undefined ||
    from === origin ||
    from === `http://${req.headers.host}` ||
    from === `https://${req.headers.host}`
  );
}
