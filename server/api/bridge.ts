// How pages reach the server without bundling it: http.ts fills this typed slot, app/ reads it. Nothing here imports server code at run time.
import type { AppCaller } from "@/server/api/caller";

/** What a page may ask of the server that runs it. */
export interface Bridge {
  /** A caller for the request with these headers: the same procedures that the API serves. */
  callerFor(headers: Headers): Promise<AppCaller>;
  /** For next-auth alone: redeems a sign-in ticket into a session, reads one, and ends one. */
  sessions: {
    redeem(ticket: string, headers: Headers): Promise<{ accountId: string; token: string } | null>;
    read(token: string): Promise<{ accountId: string } | null>;
  };
}

const slot = globalThis as typeof globalThis & { __guijuBridge?: Bridge }; // Next bundles this file on its own; the slot is what both sides share

export function setBridge(bridge: Bridge): void {
  slot.__guijuBridge = bridge;
}

export function bridge(): Bridge {
  if (!slot.__guijuBridge) throw new Error("Pages run inside the Guiju server only; start it with npm start.");
  return slot.__guijuBridge;
}
