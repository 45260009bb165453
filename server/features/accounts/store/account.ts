// SQL that writes or locks accounts. Every function takes a WriteTx.
import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import { account, accountName, accountStats } from "@/db/schema/accounts";
import type { WriteTx } from "@/server/core/write-tx";
import { notFound } from "@/server/shared/errors";
import { type AccountId, newId, type PrincipalId } from "@/server/shared/ids";
import type { BlindIndex, SealedText } from "@/server/shared/sealed-text";
import type { ReviewedText } from "@/server/shared/user-text";

export interface NewAccount {
  id?: AccountId;
  principalId: PrincipalId;
  handle: string;
  nickname: ReviewedText;
  /** The nickname's normal form; taken once. */
  nameKey: string;
  phone: { sealed: SealedText; index: BlindIndex } | null;
  locale: "zh-CN" | "en";
  isDemo?: boolean;
}

/** Inserts an account with its name and counters; answers null, and nothing is written, where the name is taken. */
export async function insertAccount(tx: WriteTx, made: NewAccount): Promise<AccountId | null> {
  const id = made.id ?? newId<AccountId>();
  const named = await tx.rows(sql`
    insert into ${accountName} (normal, account_id, taken_at) values (${made.nameKey}, ${id}::uuid, ${tx.now}::timestamptz)
    on conflict do nothing returning 1`);
  if (named.length === 0) return null;
  await tx.rows(sql`
    insert into ${account} (id, principal_id, handle, nickname, phone_sealed, phone_index, locale, is_demo, created_at)
    values (${id}::uuid, ${made.principalId}::uuid, ${made.handle}, ${made.nickname}, ${made.phone?.sealed ?? null}, ${made.phone?.index ?? null},
            ${made.locale}, ${made.isDemo ?? false}, ${tx.now}::timestamptz)`);
  await tx.rows(sql`insert into ${accountStats} (account_id) values (${id}::uuid)`);
  return id;
}

/** A number that no account has or had: eight digits, in no order that tells how many there are. */
export async function newHandle(tx: WriteTx): Promise<string> {
  for (;;) {
    const handle = String(randomInt(10_000_000, 100_000_000));
    if ((await tx.rows(sql`select 1 from ${account} where handle = ${handle}`)).length === 0) return handle;
  }
}

/** The number that people quote. */
export async function handleOf(tx: WriteTx, id: AccountId): Promise<string> {
  const [row] = await tx.rows<{ handle: string }>(sql`select handle from ${account} where id = ${id}::uuid`);
  if (!row) throw notFound();
  return row.handle;
}
