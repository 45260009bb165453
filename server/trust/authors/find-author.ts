// Whom somebody means who gives a name or a number.
import { sql } from "drizzle-orm";
import { account, accountName } from "@/db/schema/accounts";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId } from "@/server/shared/ids";
import { nameKeyOf } from "@/server/trust/authors/name-key";

/** The account of this number, or else the one that bears this name (with or without "@"), closed or not; null where there is none. */
export async function findAuthor(scope: ReadScope, said: string): Promise<AccountId | null> {
  const name = said.trim().replace(/^[@＠]/, "");
  const rows = await scope.rows<{ id: AccountId; handle: string; nickname: string }>(sql`
    select a.id, a.handle, a.nickname from ${account} a
    where a.handle = ${name} or a.id = (select n.account_id from ${accountName} n where n.normal = ${nameKeyOf(name)})`);
  // A name can be kept for an account that does not bear it: one that waits for review, or that was given up.
  const byName = rows.find(({ nickname }) => nameKeyOf(nickname) === nameKeyOf(name));
  return (rows.find(({ handle }) => handle === name) ?? byName)?.id ?? null;
}
