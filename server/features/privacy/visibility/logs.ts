// The relations that this domain's queries may select from.
import { type SQL, sql } from "drizzle-orm";
import { event, networkLog } from "@/db/schema/core";
import { personalDataSeen } from "@/server/shared/access";
import type { AccountId } from "@/server/shared/ids";
import { principalBehind } from "@/server/trust/standing/principals";
import { logsPurged } from "../contract";

/** Accesses to the data of the person behind this account; who of the staff it was is not among the columns. */
export function accessesTo(viewerId: AccountId): SQL {
  return sql`(select e.id, e.at, e.payload->>'what' as what, e.payload->>'role' as role, e.payload->>'purpose' as purpose from ${event} e
    where e.subject_id = ${principalBehind(viewerId)}::text and e.subject_kind = 'principal' and e.kind = ${personalDataSeen.kind})`;
}

/** Purges, each with its cut-off and count. */
export const purges: SQL = sql`(select e.id, e.at, e.payload from ${event} e where e.kind = ${logsPurged.kind})`;

/** When the oldest entry of the log was made. */
export const oldestEntry: SQL = sql`(select min(l.at) as at from ${networkLog} l)`;
