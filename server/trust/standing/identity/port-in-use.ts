// Which provider verifies identities for this process, and how long it may take.
import { now } from "@/server/core/clock";
import { shared } from "@/server/core/process-slot";
import { askProvider } from "@/server/core/provider-call";
import type { IdentityPort } from "@/server/trust/standing/identity/port";
import { sandboxIdentity } from "@/server/trust/standing/identity/sandbox-identity";

const slot = shared("identity-port", () => ({ port: unavailable("none"), limitMs: 8_000 }));

export function identityPort(): { port: IdentityPort; limitMs: number } {
  return slot;
}

/** Sets the port and the time limit in milliseconds, at start. */
export function useIdentityPort(port: IdentityPort, limitMs = 8_000): void {
  slot.port = port;
  slot.limitMs = limitMs;
}

/** The port of a provider by its name in the settings. One without an adapter here is always away: claims wait and nobody passes. */
export function identityPortNamed(name: string): IdentityPort {
  return name === "sandbox" ? sandboxIdentity(now) : unavailable(name);
}

function unavailable(provider: string): IdentityPort {
  const away = (signal: AbortSignal) =>
    askProvider<never>(provider, signal, async () => {
      throw new Error(`there is no adapter for the identity provider "${provider}"`);
    });
  return {
    provider,
    verify: (_request, signal) => away(signal),
    poll: (_ref, signal) => away(signal),
    recheck: (_known, _at, signal) => away(signal),
  };
}
