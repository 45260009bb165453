// Which provider verifies identities for this process, and how long it may take.
import { shared } from "@/server/core/process-slot";
import { askProvider } from "@/server/core/provider-call";
import type { IdentityPort } from "@/server/trust/standing/identity/port";

const slot = shared("identity-port", () => ({ port: unavailable("none"), limitMs: 8_000 }));

export function identityPort(): { port: IdentityPort; limitMs: number } {
  return slot;
}

/** Sets the port and the time limit in milliseconds, at start. */
export function useIdentityPort(port: IdentityPort, limitMs = 8_000): void {
  slot.port = port;
  slot.limitMs = limitMs;
}

/** Until a port is set nobody passes: it is always away, and claims wait. */
function unavailable(provider: string): IdentityPort {
  const away = (signal: AbortSignal) =>
    askProvider<never>(provider, signal, async () => {
      throw new Error("no identity provider is set");
    });
  return {
    provider,
    verify: (_request, signal) => away(signal),
    poll: (_ref, signal) => away(signal),
    recheck: (_known, _at, signal) => away(signal),
  };
}
