// How pages reach the server without bundling it: the server fills this typed slot, app/ reads it. Nothing here imports server code at run time.
import type { AppCaller } from "@/server/api/caller";
import type { RequestContext } from "@/server/core/request";

/** What a page may ask of the server that runs it. */
export interface Bridge {
  /** Where this site is found from outside, without a slash at the end. */
  origin: string;
  /** The context of the request being answered: session, address, language. */
  context(): RequestContext;
  /** Procedures as the person who sent the request being answered: the same that the API serves. */
  caller(): AppCaller;
  /** For next-auth alone: redeems a sign-in ticket into a session, reads one, and ends one. */
  sessions: {
    redeem(ticket: string): Promise<{ accountId: string; token: string } | null>;
    read(token: string): Promise<{ accountId: string } | null>;
    end(token: string): Promise<void>;
  };
}

const slot = globalThis as typeof globalThis & { __guijuBridge?: Bridge }; // Next bundles this file on its own; the slot is what both sides share

/** Called once by the server before it answers anything. */
export function setBridge(bridge: Bridge): void {
  slot.__guijuBridge = bridge;
}

/** The bridge of the server this page runs in. */
export function bridge(): Bridge {
  if (!slot.__guijuBridge) throw new Error("Pages run inside the Guiju server only; start it with npm start.");
  return slot.__guijuBridge;
}

/** The address of this site, for links that leave it. */
export function origin(): string {
  return bridge().origin;
}

/** Procedures for the request being answered. */
export function caller(): AppCaller {
  return bridge().caller();
}
