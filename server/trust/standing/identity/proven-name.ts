// The name and number that somebody proved to have, for comparing with what they claim elsewhere. Never shown.
import { sql } from "drizzle-orm";
import { identityVerification } from "@/db/schema/trust/standing";
import type { WriteTx } from "@/server/core/write-tx";
import type { PrincipalId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";
import { openClaim } from "@/server/trust/standing/identity/claim";
import { unwrapKey, wrappedKeyOf } from "@/server/trust/standing/identity/person-keys";

/** The proven name and number of the principal; null where nothing with a name was proven, or its key was destroyed. */
export async function provenName(
  tx: WriteTx,
  principalId: PrincipalId,
): Promise<{ name: string; number: string; isOrganisation: boolean } | null> {
  const [row] = await tx.rows<{ id: string; sealed: SealedText; wrapped: SealedText | null }>(sql`
    select v.id, v.claim_sealed as sealed, ${wrappedKeyOf(sql`v.principal_id`)} as wrapped from ${identityVerification} v
    where v.principal_id = ${principalId}::uuid and v.state = 'passed' order by v.decided_at desc, v.id desc limit 1`);
  const key = row && unwrapKey(row.wrapped, principalId);
  if (!key) return null;
  const claim = openClaim(key, row.id, row.sealed);
  if (claim.method === "network-identity") return null;
  return { name: claim.name, number: claim.number, isOrganisation: claim.method === "organisation" };
}
