// The stored keys of principals. What is sealed with one is erased by destroying it, wherever copies of the sealed text may lie.
import { sql } from "drizzle-orm";
import { personKey } from "@/db/schema/core";
import type { Rows } from "@/server/core/database";
import { openPersonKey, type PersonKey, wrapNewPersonKey } from "@/server/core/sealed/person-key";
import { keyRing } from "@/server/core/sealed/vault";
import type { WriteTx } from "@/server/core/write-tx";
import type { PrincipalId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";

/** The principal's key; null where there is none, or where it was destroyed. Only the writing role may read it. */
export async function findPersonKey(rows: Rows, principalId: PrincipalId): Promise<PersonKey | null> {
  const [row] = await rows.rows<{ wrapped: SealedText | null }>(sql`
    select wrapped from ${personKey} where principal_id = ${principalId}::uuid`);
  return row?.wrapped ? openPersonKey(keyRing(), row.wrapped, principalId) : null;
}

/** The principal's key, made at the first call. One that was destroyed is replaced: what the old one sealed stays lost. */
export async function ensurePersonKey(tx: WriteTx, principalId: PrincipalId): Promise<PersonKey> {
  const wrapped = wrapNewPersonKey(keyRing(), principalId);
  await tx.rows(sql`
    insert into ${personKey} as k (principal_id, wrapped, created_at)
    values (${principalId}::uuid, ${wrapped}, ${tx.now}::timestamptz)
    on conflict (principal_id) do update
      set wrapped = excluded.wrapped, created_at = excluded.created_at, destroyed_at = null where k.wrapped is null`);
  const key = await findPersonKey(tx, principalId);
  if (!key) throw new Error("the key that was just stored is gone");
  return key;
}
