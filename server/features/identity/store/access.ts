// SQL over the log of accesses.
import { sql } from "drizzle-orm";
import { event } from "@/db/schema/core";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccessedKind, personalDataSeen } from "@/server/shared/access";

/** How many people's data this member of staff saw since, up to and with the event `until`. */
export async function accessesSince(
  tx: WriteTx,
  by: { staffId: string; what: AccessedKind; since: Date; until: string },
): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(sql`
    select count(*)::int as count from ${event}
    where actor_id = ${by.staffId} and kind = ${personalDataSeen.kind} and payload->>'what' = ${by.what}
      and at > ${by.since}::timestamptz and id <= ${by.until}::uuid`);
  return row?.count ?? 0;
}
