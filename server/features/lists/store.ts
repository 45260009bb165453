// SQL that writes lists. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { accountList, accountListMember } from "@/db/schema/lists";
import { readScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type ListId, newId } from "@/server/shared/ids";
import { mostInList, mostLists } from "@/server/shared/limits";
import type { ReviewedText } from "@/server/shared/user-text";
import { visibleAccounts } from "@/server/trust/visibility/contents";

interface ListSettings {
  name: ReviewedText;
  audience: "self" | "public";
}

/** Makes a list; null where its owner has as many as may be. */
export async function insertList(
  tx: WriteTx,
  authorId: AccountId,
  { name, audience }: ListSettings,
): Promise<ListId | null> {
  const id = newId<ListId>();
  const rows = await tx.rows(sql`
    insert into ${accountList} (id, root_id, author_id, audience, name, created_at)
    select ${id}::uuid, ${id}::uuid, ${authorId}::uuid, ${audience}, ${name}, ${tx.now}::timestamptz
    where (select count(*) from ${accountList} l where l.author_id = ${authorId}::uuid and l.deleted_at is null) < ${mostLists}::int returning 1`);
  return rows.length > 0 ? id : null;
}

/** Changes name and audience. */
export async function updateList(tx: WriteTx, id: ListId, { name, audience }: ListSettings): Promise<void> {
  await tx.rows(sql`update ${accountList} set name = ${name}, audience = ${audience} where id = ${id}::uuid`);
}

/** Deletes for its owner; false when it was deleted already. The row stays until retention ends. */
export async function deleteListRow(tx: WriteTx, id: ListId): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${accountList} set deleted_at = ${tx.now}::timestamptz where id = ${id}::uuid and deleted_at is null returning 1`);
  return rows.length > 0;
}

/** Puts an account that the owner may see into the list: `full` where no more fit, `absent` where there is none, `there` where it is in it already. */
export async function insertMember(
  tx: WriteTx,
  owner: AccountId,
  listId: ListId,
  accountId: AccountId,
): Promise<"added" | "there" | "full" | "absent"> {
  const [row] = await tx.rows<{ isVisible: boolean; isThere: boolean; added: number }>(sql`
    with list as (select l.id, l.members from ${accountList} l where l.id = ${listId}::uuid for update),
    seen as (select v.id from ${visibleAccounts(readScope(owner, tx.now, tx))} v where v.id = ${accountId}::uuid),
    added as (
      insert into ${accountListMember} (root_id, account_id, added_at)
      select list.id, seen.id, ${tx.now}::timestamptz from list, seen where list.members < ${mostInList}::int
      on conflict do nothing returning 1
    ), counted as (
      update ${accountList} l set members = l.members + 1 where l.id = ${listId}::uuid and exists (select from added) returning 1
    )
    select exists (select from seen) as "isVisible", (select count(*)::int from counted) as added,
      exists (select from ${accountListMember} m where m.root_id = ${listId}::uuid and m.account_id = ${accountId}::uuid) as "isThere"`);
  if (!row?.isVisible) return "absent";
  if (row.added > 0) return "added";
  return row.isThere ? "there" : "full";
}

/** Takes an account out; false where it was not in it. */
export async function deleteMember(tx: WriteTx, listId: ListId, accountId: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    with taken as (
      delete from ${accountListMember} where root_id = ${listId}::uuid and account_id = ${accountId}::uuid returning 1
    )
    update ${accountList} set members = members - 1 where id = ${listId}::uuid and exists (select from taken) returning 1`);
  return rows.length > 0;
}
