// The right to write. The pipeline, the outbox worker and the job runner make it; whoever else does is reviewed by name (server/api/walks/doors.test.ts).
import type { SQL } from "drizzle-orm";
import { now as clockNow } from "@/server/core/clock";
import { inTransaction, type Rows } from "@/server/core/database";

declare const brand: unique symbol;

/** A transaction that may write. Every store function asks for one, so nothing writes outside the write path. */
export interface WriteTx extends Rows {
  readonly [brand]: true;
  /** The instant of this write; stores take it from here and from nowhere else. */
  readonly now: Date;
}

/** Opens a transaction and hands out the right to write in it. */
export function inWriteTx<T>(work: (tx: WriteTx) => Promise<T>, at: Date = clockNow()): Promise<T> {
  return inTransaction((raw) => work({ rows: (query: SQL) => raw.rows(query), now: at } as WriteTx)); // the brand is made here
}
