// Sets where a person's identity stands, as the identity commands would.
import { sql } from "drizzle-orm";
import { principal } from "@/db/schema/trust/standing";
import { inWriteTx } from "@/server/core/write-tx";
import type { Person } from "@/server/testing/world";

/** From now on the person's identity is in this state. */
export async function underIdentity(person: Person, state: "none" | "expired" | "passed"): Promise<void> {
  await inWriteTx((tx) =>
    tx.rows(sql`update ${principal} set identity_state = ${state} where id = ${person.principalId}::uuid`),
  );
}
