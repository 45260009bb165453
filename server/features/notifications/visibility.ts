// The relations that this domain's queries may select from.
import { type SQL, sql } from "drizzle-orm";
import { notification } from "@/db/schema/notifications";
import type { ReadScope } from "@/server/core/read-scope";
import { blockBetween } from "@/server/trust/visibility/condition";
import { visibleAccounts, visibleComments, visiblePosts } from "@/server/trust/visibility/contents";
import { mutedAccount, mutedText } from "@/server/trust/visibility/mutes";

/**
 * The viewer's notices, without those that somebody caused whom the viewer can no longer see or mutes, or in whose text a muted word stands. What the platform itself says
 * (measures, appeals, identity) is caused by nobody and always there.
 */
export function ownNotices(scope: ReadScope): SQL {
  return sql`(select n.* from ${notification} n where n.account_id = ${scope.viewerId}::uuid and (n.actor_id is null
    or (not ${blockBetween(scope, sql`n.actor_id`)} and not ${mutedAccount(scope, sql`n.actor_id`)}
      and exists (select from ${visibleAccounts(scope)} v where v.id = n.actor_id)
      and not ${mutedText(scope, "notifications", textOf(scope, "n"))})))`;
}

/** What the notice with this alias is about, as its reader may see it now; null where that is no text, or gone. */
export function textOf(scope: ReadScope, alias: string): SQL {
  const n = sql.raw(alias);
  return sql`(case ${n}.subject_kind when 'post' then (select p.body from ${visiblePosts(scope)} p where p.id = ${n}.subject_id)
    when 'comment' then (select c.body from ${visibleComments(scope)} c where c.root_id = ${n}.root_id and c.id = ${n}.subject_id) end)`;
}

/** The texts of posts and comments that the viewer may see, by kind and id. */
export function visibleTexts(scope: ReadScope): SQL {
  return sql`(select 'post' as kind, p.id, p.body from ${visiblePosts(scope)} p
    union all select 'comment', c.id, c.body from ${visibleComments(scope)} c)`;
}
