// Makes the principal that stands behind a new account.
import { sql } from "drizzle-orm";
import { principal } from "@/db/schema/trust/standing";
import type { WriteTx } from "@/server/core/write-tx";
import { newId, type PrincipalId } from "@/server/shared/ids";
import { levelOf, startingPoints } from "@/server/trust/standing/credit";

/** A principal of whom nothing is proven yet. Verification turns it into a person or organisation, or joins its accounts to the one that is there already. */
export async function insertPrincipal(tx: WriteTx): Promise<PrincipalId> {
  const id = newId<PrincipalId>();
  await tx.rows(sql`
    insert into ${principal} (id, kind, identity_state, credit_points, credit_level, created_at)
    values (${id}::uuid, 'unverified', 'none', ${startingPoints}::int, ${levelOf(startingPoints)}::int, ${tx.now}::timestamptz)`);
  return id;
}
