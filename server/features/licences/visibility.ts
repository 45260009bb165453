// The relations that this domain's queries may select from.
import { type SQL, sql } from "drizzle-orm";
import { licence } from "@/db/schema/trust/licences";
import type { ReadScope } from "@/server/core/read-scope";

/** Every licence, for queries that only staff are admitted to. */
export const enteredLicences: SQL = sql`(select l.* from ${licence} l)`;

/** The viewer's own. */
export function ownLicences(scope: ReadScope): SQL {
  return sql`(select l.* from ${licence} l where l.account_id = ${scope.viewerId}::uuid)`;
}
