// SQL that writes or locks accounts. Every function takes a WriteTx.
import { randomInt } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { account, accountName, accountStats } from "@/db/schema/accounts";
import type { WriteTx } from "@/server/core/write-tx";
import { notFound } from "@/server/shared/errors";
import { type AccountId, newId, type PrincipalId } from "@/server/shared/ids";
import type { BlindIndex, SealedText } from "@/server/shared/sealed-text";
import type { ReviewedText } from "@/server/shared/user-text";
import { principalMade } from "@/server/trust/standing/principals";

export interface NewAccount {
  id?: AccountId;
  handle: string;
  nickname: ReviewedText;
  /** The nickname's normal form; taken once. */
  nameKey: string;
  phone: { sealed: SealedText; index: BlindIndex } | null;
  locale: "zh-CN" | "en";
  isDemo?: boolean;
}

/** Inserts an account with a principal of its own, its name and counters; answers null, and nothing is written, where the name is taken. */
export async function insertAccount(
  tx: WriteTx,
  made: NewAccount,
): Promise<{ id: AccountId; principalId: PrincipalId } | null> {
  const id = made.id ?? newId<AccountId>();
  const principalId = newId<PrincipalId>();
  const rows = await tx.rows(sql`
    with named as (
      insert into ${accountName} (normal, account_id, taken_at) values (${made.nameKey}, ${id}::uuid, ${tx.now}::timestamptz)
      on conflict do nothing returning 1
    ), behind as (
      ${principalMade(tx, principalId, sql`exists (select from named)`)}
    ), made as (
      insert into ${account} (id, principal_id, handle, nickname, phone_sealed, phone_index, locale, is_demo, created_at)
      select ${id}::uuid, ${principalId}::uuid, ${made.handle}, ${made.nickname}, ${made.phone?.sealed ?? null}, ${made.phone?.index ?? null},
        ${made.locale}, ${made.isDemo ?? false}, ${tx.now}::timestamptz from named
    )
    insert into ${accountStats} (account_id) select ${id}::uuid from named returning 1`);
  return rows.length > 0 ? { id, principalId } : null;
}

/** A number that no account has or had, as an expression: eight digits, in no order that tells how many there are. Null where all that were drawn are taken. */
export function freeHandle(): SQL {
  const drawn = Array.from({ length: 8 }, () => String(randomInt(10_000_000, 100_000_000)));
  return sql`(
    select d.handle from unnest(${sql.param(drawn)}::text[]) d(handle)
    where not exists (select from ${account} a where a.handle = d.handle) limit 1)`;
}

/** The number that people quote. */
export async function handleOf(tx: WriteTx, id: AccountId): Promise<string> {
  const [row] = await tx.rows<{ handle: string }>(sql`select handle from ${account} where id = ${id}::uuid`);
  if (!row) throw notFound();
  return row.handle;
}
