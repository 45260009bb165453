// What people write about the register.
import { sql } from "drizzle-orm";
import { complianceAssessment } from "@/db/schema/compliance";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import { newId } from "@/server/shared/ids";
import type { ObligationId } from "@/server/shared/obligation-ids";

/** Appends an assessment; earlier ones stay. */
export async function insertAssessment(
  tx: WriteTx,
  given: { obligationId: ObligationId; words: string; assessorId: AccountId },
): Promise<string> {
  const id: string = newId();
  await tx.rows(sql`
    insert into ${complianceAssessment} (id, obligation_id, words, assessor_id, at)
    values (${id}::uuid, ${given.obligationId}, ${given.words}, ${given.assessorId}::uuid, ${tx.now}::timestamptz)`);
  return id;
}
