// SQL of the demo's cast. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { staffPost } from "@/db/schema/trust/standing";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import { notGone } from "@/server/trust/standing/closing";

/** Whether the account belongs to the demo's cast, and holds a staff post; null for everyone else. */
export async function demoPerson(tx: WriteTx, id: AccountId): Promise<{ isStaff: boolean } | null> {
  const [row] = await tx.rows<{ isStaff: boolean }>(sql`
    select exists (select from ${staffPost} s where s.account_id = a.id) as "isStaff"
    from ${account} a where a.id = ${id}::uuid and a.is_demo and ${notGone("a")}`);
  return row ?? null;
}
