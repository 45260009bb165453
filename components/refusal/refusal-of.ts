import type { Refusal } from "@/server/shared/errors";

/**
 * The refusal inside what a tRPC call threw. A call that never reached the server, or came back without a refusal,
 * reads as the network being away.
 */
export function refusalOf(error: unknown): Refusal {
  const data = error instanceof Error && "data" in error ? error.data : null;
  if (typeof data === "object" && data !== null && "refusal" in data) return data.refusal as Refusal; // our formatter made it
  return { kind: "UNAVAILABLE", reason: "PROVIDER_AWAY", params: { provider: "network" } };
}
