// The stored keys of principals. What is sealed with one is erased by destroying it, wherever copies of the sealed text may lie.
import { type SQL, sql } from "drizzle-orm";
import { personKey } from "@/db/schema/core";
import { openPersonKey, type PersonKey, wrapNewPersonKey } from "@/server/core/sealed/person-key";
import { keyRing } from "@/server/core/sealed/vault";
import type { WriteTx } from "@/server/core/write-tx";
import type { PrincipalId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";

/** The principal's key as it is stored, as an expression; null where there is none, or where it was destroyed. Only the writing role may read it. */
export function wrappedKeyOf(principalId: SQL): SQL {
  return sql`(select k.wrapped from ${personKey} k where k.principal_id = ${principalId})`;
}

/** Opens what `wrappedKeyOf` read of this principal. */
export function unwrapKey(wrapped: SealedText | null, principalId: PrincipalId): PersonKey | null {
  return wrapped && openPersonKey(keyRing(), wrapped, principalId);
}

/** The principal's key, made at the first call. One that was destroyed is replaced: what the old one sealed stays lost. */
export async function ensurePersonKey(tx: WriteTx, principalId: PrincipalId): Promise<PersonKey> {
  const wrapped = wrapNewPersonKey(keyRing(), principalId);
  const [row] = await tx.rows<{ wrapped: SealedText }>(sql`
    insert into ${personKey} as k (principal_id, wrapped, created_at)
    values (${principalId}::uuid, ${wrapped}, ${tx.now}::timestamptz)
    on conflict (principal_id) do update set wrapped = coalesce(k.wrapped, excluded.wrapped),
      created_at = case when k.wrapped is null then excluded.created_at else k.created_at end, destroyed_at = null
    returning wrapped`);
  if (!row) throw new Error("the key that was just stored is gone");
  return openPersonKey(keyRing(), row.wrapped, principalId);
}
