// The service by which pushes leave. Absent where no keys are set: then nobody can subscribe and nothing is sent.
import { shared } from "@/server/core/process-slot";
import type { PushAddress } from "@/server/trust/push";

export interface PushPort {
  /** The VAPID key that browsers subscribe with (RFC 8292), in base64url. */
  publicKey: string;
  /** Hands one push over; `gone` where the browser takes none any more. Never throws. */
  send(to: PushAddress, payload: string): Promise<"sent" | "gone" | "failed">;
}

const slot = shared("push", (): { port: PushPort | null } => ({ port: null }));

/** Hands the port to the process; null switches pushes off. */
export function usePush(port: PushPort | null): void {
  slot.port = port;
}

/** The port of this process, if it has one. */
export function pushInUse(): PushPort | null {
  return slot.port;
}
