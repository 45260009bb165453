// The relations that this domain's queries may select from.
import { type SQL, sql } from "drizzle-orm";
import { notification } from "@/db/schema/notifications";
import type { ReadScope } from "@/server/core/read-scope";
import { blockBetween } from "@/server/trust/visibility/condition";
import { visibleAccounts, visibleComments, visiblePosts } from "@/server/trust/visibility/contents";

/** The viewer's notices, without those that somebody caused whom the viewer can no longer see. */
export function ownNotices(scope: ReadScope): SQL {
  return sql`(select n.* from ${notification} n where n.account_id = ${scope.viewerId}::uuid and (n.actor_id is null
    or (not ${blockBetween(scope, sql`n.actor_id`)} and exists (select from ${visibleAccounts(scope)} v where v.id = n.actor_id))))`;
}

/** The texts of posts and comments that the viewer may see, by kind and id. */
export function visibleTexts(scope: ReadScope): SQL {
  return sql`(select 'post' as kind, p.id, p.body from ${visiblePosts(scope)} p
    union all select 'comment', c.id, c.body from ${visibleComments(scope)} c)`;
}
