// Files that an account uploaded: for its owner's copy of everything, and for their end.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { media } from "@/db/schema/media";
import type { Rows } from "@/server/core/database";
import type { AccountId } from "@/server/shared/ids";

export interface OwnFile {
  id: string;
  /** Where the largest size lies, and what it is. */
  key: string;
  type: string;
}

/** The files of an account, oldest first, those that are deleted and not purged yet among them. */
export async function ownFiles(rows: Rows, accountId: AccountId): Promise<OwnFile[]> {
  const found = await rows.rows<{ id: string; variants: { size: string; key: string; type: string }[] }>(sql`
    select m.id, m.variants from ${media} m where m.owner_id = ${accountId}::uuid order by m.id`);
  return found.flatMap(({ id, variants }) => {
    const largest = variants.find(({ size }) => size === "full") ?? variants[0];
    return largest ? [{ id, key: largest.key, type: largest.type }] : [];
  });
}

/** Where every size of every file of an account lies. */
export async function storedKeys(rows: Rows, accountId: AccountId): Promise<string[]> {
  return keysOf(rows, sql`m.owner_id = ${accountId}::uuid`);
}

/** Where the files lie that their owners deleted before this instant. */
export async function deletedKeys(rows: Rows, before: Date): Promise<string[]> {
  return keysOf(rows, sql`m.deleted_at <= ${before}::timestamptz`);
}

async function keysOf(rows: Rows, which: SQL): Promise<string[]> {
  const found = await rows.rows<{ variants: { key: string }[] }>(sql`select m.variants from ${media} m where ${which}`);
  return found.flatMap(({ variants }) => variants.map(({ key }) => key));
}

/** Accounts with what a copy of their data is named and written by. */
export const ownersOfCopies: SQL = sql`(select o.id, o.principal_id, o.handle, o.locale from ${account} o)`;
