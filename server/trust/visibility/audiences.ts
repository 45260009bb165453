// Which audiences a viewer's live stream may lease.
import { sql } from "drizzle-orm";
import type { ReadScope } from "@/server/core/read-scope";
import { followedBy, visiblePosts } from "@/server/trust/visibility/contents";

const mostFollowed = 5_000;

/** Those of these posts that the viewer may see. */
export async function visiblePostIds(scope: ReadScope, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await scope.rows<{ id: string }>(sql`
    select p.id from ${visiblePosts(scope)} p where p.id = any(${sql.param(ids)}::uuid[])`);
  return rows.map((row) => row.id);
}

/** The accounts that the viewer follows, at most 5,000 of them. */
export async function followedIds(scope: ReadScope): Promise<string[]> {
  const rows = await scope.rows<{ id: string }>(sql`
    select f.account_id as id from ${followedBy(scope)} f limit ${mostFollowed}::int`);
  return rows.map((row) => row.id);
}
