// Live signals: sent with the transaction, delivered at commit, never carrying content. Who sees what is decided by the query that follows.
import { type SQL, sql } from "drizzle-orm";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";

/** What a signal says. `changed` and `arrived` make a client ask again; `ended` ends a session's streams; `rules` and `standing` drop caches. */
export interface Signal {
  audience: string;
  type: "arrived" | "changed" | "removed" | "notified" | "ended" | "rules" | "sessions";
  ids?: string[];
}

/** The audience of what holds for the comments under everything that an account published. */
export function sectionsOf(accountId: string): string {
  return `sections:${accountId}`;
}

/** The signal as an expression, for a statement that is to send it with its own change: told once per row it answers. */
export function signalSent(signal: Signal): SQL {
  return sql`pg_notify('live', ${JSON.stringify(signal)})`;
}

/** The same as a change of its own beside an event. */
export function signalBeside(signal: Signal): Beside {
  return { change: sql`select ${signalSent(signal)}`, selects: true };
}

/** Sends a signal to every process when this transaction commits, and to none if it does not. */
export async function sendSignal(tx: WriteTx, signal: Signal): Promise<void> {
  await tx.rows(sql`select ${signalSent(signal)}`);
}
