// Where each chain stands in the database.
import { getTableName, type Table } from "drizzle-orm";
import { event } from "@/db/schema/core";
import { measure, measureEnd } from "@/db/schema/trust/measures";
import { eventSeal } from "@/db/schema/trust/records";
import { creditEntry } from "@/db/schema/trust/standing";
import type { Chain } from "@/server/core/records/chain";

interface RecordTable {
  rows: Table;
  /** Name of the column that names a row; ids are unique in their chain. */
  id: string;
  /** The table with `seq`, `prev_hash` and `hash`: the rows' own, but for events. */
  links: Table;
}

export const recordTables = {
  event: { rows: event, id: event.id.name, links: eventSeal },
  measure: { rows: measure, id: measure.id.name, links: measure },
  measure_end: { rows: measureEnd, id: measureEnd.measureId.name, links: measureEnd },
  credit_entry: { rows: creditEntry, id: creditEntry.id.name, links: creditEntry },
} satisfies Record<Chain, RecordTable>;

/** Chains whose rows carry their link from the start. */
export type ChainedTable = Exclude<Chain, "event">;

/** The name under which one writer at a time holds a chain, until its transaction ends. */
export function lockName(chain: Chain): string {
  return `records:${getTableName(recordTables[chain].rows)}`;
}
