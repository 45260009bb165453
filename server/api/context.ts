// From an HTTP request to the context that the pipeline works with.
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { clientAddress } from "@/server/core/client-address";
import { now } from "@/server/core/clock";
import { regionOf } from "@/server/core/region";
import type { RequestContext } from "@/server/core/request";
import { findSession } from "@/server/features/accounts/session-lookup";
import { localeCookie, localeFor } from "@/server/shared/i18n";

/**
 * The session cookie's name. Over https only the prefixed one counts: the other could be set from a page over plain http, or by a neighbour under the same
 * domain, to make somebody act in another's session.
 */
export function sessionCookie(isHttps: boolean): string {
  return isHttps ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** What of the settings decides how a request is read. */
export interface Arriving {
  isHttps: boolean;
  trustedProxies: number;
}

interface Arrival {
  socket: { remoteAddress?: string | undefined; remotePort?: number | undefined };
  headers: IncomingHttpHeaders;
}

/** Cookies of a header; the first of each name counts. */
export function cookiesOf(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    const name = part.slice(0, at).trim();
    if (!cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}

/** Name of the cookie that holds this browser's random id, which limits of registration count by. */
export const deviceCookie = "device";

/** Header in which a page names whom it was drawn for. */
const drawnForHeader = "x-viewer";

/** The device id a request carries, if any. */
export function deviceIdOf(cookies: ReadonlyMap<string, string>): string | null {
  const id = cookies.get(deviceCookie) ?? "";
  return /^[A-Za-z0-9_-]{22}$/.test(id) ? id : null;
}

/** Reads session, address, device and language of a request. A session that ended is simply not there. */
export async function contextOf(arrival: Arrival, { isHttps, trustedProxies }: Arriving): Promise<RequestContext> {
  const cookies = cookiesOf(arrival.headers.cookie);
  const token = cookies.get(sessionCookie(isHttps));
  const { address, port } = clientAddress(arrival, trustedProxies);
  const drawnFor = arrival.headers[drawnForHeader];
  return {
    session: token ? await findSession(token, now()) : null,
    system: null,
    address,
    port,
    device: (arrival.headers["user-agent"] ?? "").slice(0, 300),
    deviceId: deviceIdOf(cookies),
    region: regionOf(address),
    locale: localeFor(cookies.get(localeCookie), arrival.headers["accept-language"]),
    correlationId: randomUUID(),
    ...(typeof drawnFor === "string" && { drawnFor }),
  };
}

const answering = new AsyncLocalStorage<RequestContext>();

/** Runs `work` as the answer to this request, so that the pages rendered in it act as its sender and as nobody else. */
export function whileAnswering<T>(context: RequestContext, work: () => Promise<T>): Promise<T> {
  return answering.run({ ...context, page: {} }, work);
}

/** The context of the request being answered. Throws outside one. */
export function answeredContext(): RequestContext {
  const context = answering.getStore();
  if (!context) throw new Error("No request is being answered here.");
  return context;
}
