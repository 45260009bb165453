import type { Refusal } from "@/server/shared/errors";

/** What did not reach the server, or got no answer from it. */
export const networkAway: Refusal = { kind: "UNAVAILABLE", reason: "PROVIDER_AWAY", params: { provider: "network" } };

/**
 * The refusal inside what a tRPC call threw. A call that never reached the server, or came back without a refusal,
 * reads as the network being away: `networkAway` itself.
 */
export function refusalOf(error: unknown): Refusal {
  const data = error instanceof Error && "data" in error ? error.data : null;
  if (typeof data === "object" && data !== null && "refusal" in data) return data.refusal as Refusal; // our formatter made it
  return networkAway;
}
