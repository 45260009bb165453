// The right to read as one viewer. Visibility conditions are built from it, so that none can be written without a viewer.
import { type Rows, reader } from "@/server/core/database";
import type { AccountId } from "@/server/shared/ids";

declare const brand: unique symbol;

/** A read-only handle bound to the viewer (null: somebody who is not signed in). */
export interface ReadScope extends Rows {
  readonly [brand]: true;
  readonly viewerId: AccountId | null;
  readonly now: Date;
}

/** A scope over the read-only pool, or over a transaction when what was just written must be seen. */
export function readScope(viewerId: AccountId | null, now: Date, through: Rows = reader): ReadScope {
  return { viewerId, now, rows: (query) => through.rows(query) } as ReadScope; // the brand is made here
}
