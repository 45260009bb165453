import { type SQL, sql } from "drizzle-orm";

/**
 * `limit n`, with the number in the text: a length that PostgreSQL sees is planned for, where one that it is handed counts as a tenth of everything. Lengths are few, so texts (and
 * the plans that are kept for them) stay few as well. Throws for anything but a whole number from 0 on.
 */
export function atMost(count: number): SQL {
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`No number of rows: ${count}`);
  return sql.raw(`limit ${count}`);
}
