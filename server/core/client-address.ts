// Where a request comes from: the network logs keep address and port, limits count per network.
import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

export interface ClientAddress {
  /** In canonical form (RFC 5952; an IPv4 address inside IPv6 as IPv4); 0.0.0.0 where the socket is gone. */
  readonly address: string;
  /** 0 when a proxy in front does not tell it. */
  readonly port: number;
}

interface Arrival {
  readonly socket: { readonly remoteAddress?: string | undefined; readonly remotePort?: number | undefined };
  readonly headers: IncomingHttpHeaders;
}

/**
 * The client's address as seen by the outermost of `trustedHops` proxies of our own, each of which appends to
 * `X-Forwarded-For` the peer it saw (with its port, as `address:port`, where the proxy is set to do so). What stands
 * further left was written by the client and is never believed; with 0 hops the header is ignored. A malformed entry ends
 * the walk at the last proxy that was well named. Never throws.
 */
export function clientAddress({ socket, headers }: Arrival, trustedHops: number): ClientAddress {
  let client: ClientAddress = {
    address: canonical(socket.remoteAddress ?? "") ?? "0.0.0.0",
    port: socket.remotePort ?? 0,
  };
  const header = headers["x-forwarded-for"] ?? "";
  const peers = (Array.isArray(header) ? header.join(",") : header).split(",");
  for (let hop = 0; hop < trustedHops; hop++) {
    const peer = parsePeer(peers.pop() ?? "");
    if (!peer) break;
    client = peer;
  }
  return client;
}

/** What one subscriber controls: the IPv4 address itself, or the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${withoutZone(address)}/64`).toRFC5952String()}/64`;
}

/** An address in canonical form, or null. */
function canonical(text: string): string | null {
  const address = withoutZone(text);
  if (isIP(address) === 0) return null;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.toRFC5952String() : parsed.toString();
}

function withoutZone(address: string): string {
  return address.replace(/%.*$/, "");
}

/** One entry of the header: `1.2.3.4`, `1.2.3.4:5678`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:5678`. */
function parsePeer(entry: string): ClientAddress | null {
  const text = entry.trim();
  const [, bracketed, dotted, digits] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const address = canonical(bracketed ?? dotted ?? text);
  const port = Number(digits ?? 0);
  if (address === null || port > 65535) return null;
  return { address, port };
}
