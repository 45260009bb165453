// Moves what is sealed in the database to the ring's current key, so that an old key can be retired.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { inTransaction } from "@/server/core/database";
import { reseal, sealedPrefix } from "@/server/core/sealed/field";
import { rewrapPersonKey } from "@/server/core/sealed/person-key";
import { keyRing } from "@/server/core/sealed/vault";
import type { PrincipalId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";

/** A column of values sealed under the ring itself, with the context that each row was sealed for. */
interface SealedColumn {
  table: string;
  id: string;
  column: string;
  context: (id: string) => string;
}

/** Every column that holds a value sealed under the ring. What people claimed to be is sealed under their own keys, which are rewrapped here instead. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "account", id: "id", column: "phone_sealed", context: (id) => `account:phone:${id}` },
  { table: "session", id: "id", column: "address_sealed", context: (id) => `session:address:${id}` },
  { table: "phone_code", id: "id", column: "phone_sealed", context: (id) => `phone_code:phone:${id}` },
  { table: "totp", id: "account_id", column: "secret_sealed", context: (id) => `totp:secret:${id}` },
  { table: "report", id: "id", column: "contact_sealed", context: (id) => `report:contact:${id}` },
];
/** Sealed under people's own keys. */
export const personalColumns = [
  { table: "identity_verification", column: "claim_sealed" },
  { table: "mark_application", column: "claim_sealed" },
  { table: "mark_evidence", column: "details_sealed" },
  { table: "evidence_file", column: "key_sealed" },
] as const;
/** Records that nobody may change: their key stays in the ring until their retention is over. */
export const unchangingColumns = [{ table: "network_log", column: "address_sealed" }] as const;

export interface Rotation {
  /** Values moved to the current key by this run. */
  resealed: number;
  /** Values left under other keys: in records that cannot be changed. Zero means that the old keys can go. */
  left: number;
}

const batch = 500;

/** Reseals everything that can be changed, in short transactions. May run twice and beside a running server: the second time moves nothing. */
export async function rotateKeys(): Promise<Rotation> {
  let resealed = await moveAll(
    "person_key",
    "principal_id",
    "wrapped",
    (value, id) => rewrapPersonKey(keyRing(), value, id as PrincipalId), // of the column named here
  );
  for (const { table, id, column, context } of sealedColumns) {
    resealed += await moveAll(table, id, column, (value, row) => reseal(keyRing(), value, context(row)));
  }
  let left = 0;
  for (const { table, column } of unchangingColumns) {
    const name = sql.identifier(column);
    const [row] = await inTransaction((tx) =>
      tx.rows<{ count: number }>(sql`
        select count(*)::int as count from ${sql.identifier(table)} where not starts_with(${name}, ${sealedPrefix(keyRing().current)})`),
    );
    left += row?.count ?? 0;
  }
  return { resealed, left };
}

async function moveAll(
  table: string,
  id: string,
  column: string,
  move: (value: SealedText, id: string) => SealedText,
): Promise<number> {
  const [rows, key, value] = [sql.identifier(table), sql.identifier(id), sql.identifier(column)] as const;
  let moved = 0;
  for (;;) {
    const count = await inTransaction(async (tx) => {
      const found = await tx.rows<{ id: string; value: SealedText }>(sql`
        select ${key} as id, ${value} as value from ${rows}
        where not starts_with(${value}, ${sealedPrefix(keyRing().current)}) order by ${key} ${atMost(batch)} for update skip locked`);
      const fresh = found.map((row) => ({ id: row.id, value: move(row.value, row.id) }));
      await tx.rows(sql`
        update ${rows} t set ${value} = f.value from json_to_recordset(${JSON.stringify(fresh)}) as f(id uuid, value text) where t.${key} = f.id`);
      return found.length;
    });
    moved += count;
    if (count < batch) return moved;
  }
}
