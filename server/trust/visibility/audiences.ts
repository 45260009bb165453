// Which audiences a viewer's live stream may lease.
import { sql } from "drizzle-orm";
import { accountList, accountListMember } from "@/db/schema/lists";
import { topicFollow } from "@/db/schema/topics";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { visibleTo } from "@/server/trust/visibility/condition";
import { followedBy, visibleAccounts, visiblePosts } from "@/server/trust/visibility/contents";

const mostFollowed = 5_000;

/** Those of these posts that the viewer may see, each with its author. */
export async function visibleAmong(
  scope: ReadScope,
  ids: readonly string[],
): Promise<{ id: string; authorId: string }[]> {
  if (ids.length === 0) return [];
  return scope.rows<{ id: string; authorId: string }>(sql`
    select p.id, p.author_id as "authorId" from ${visiblePosts(scope)} p where p.id = any(${sql.param(ids)}::uuid[])`);
}

/** Those of these accounts that the viewer may see. */
export async function visibleAccountsAmong(scope: ReadScope, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await scope.rows<{ id: string }>(sql`
    select v.id from ${visibleAccounts(scope)} v where v.id = any(${sql.param(ids)}::uuid[])`);
  return rows.map((row) => row.id);
}

/** The accounts that the viewer follows, at most 5,000 of them. */
export async function followedIds(scope: ReadScope): Promise<string[]> {
  const rows = await scope.rows<{ id: string }>(sql`
    select f.account_id as id from ${followedBy(scope)} f ${atMost(mostFollowed)}`);
  return rows.map((row) => row.id);
}

/** The accounts in a list that the viewer may see; none of one that they may not. */
export async function listedIds(scope: ReadScope, listId: string): Promise<string[]> {
  const rows = await scope.rows<{ id: string }>(sql`
    select m.account_id as id from ${accountListMember} m join ${visibleAccounts(scope)} v on v.id = m.account_id
    where m.root_id = ${listId}::uuid and exists (select from ${accountList} l where l.id = m.root_id and ${visibleTo(scope, "list", "l")})`);
  return rows.map((row) => row.id);
}

/** Keys of the topics that the viewer follows. */
export async function followedTopicKeys(scope: ReadScope): Promise<string[]> {
  const rows = await scope.rows<{ key: string }>(sql`
    select f.key from ${topicFollow} f where f.account_id = ${scope.viewerId}::uuid`);
  return rows.map((row) => row.key);
}
