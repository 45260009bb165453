// Circles as what shows posts to them asks: whose they are. Their keeping is the circles domain's.
import { type SQL, sql } from "drizzle-orm";
import { circle } from "@/db/schema/circles";
import type { AccountId, CircleId } from "@/server/shared/ids";

/** A condition: the circle is there and this account's own. */
export function ownCircle(id: CircleId | null, ownerId: AccountId): SQL {
  return sql`exists (select from ${circle} oc where oc.id = ${id}::uuid and oc.owner_id = ${ownerId}::uuid)`;
}
