// The relations that searches select from, cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { type SoughtWords, soughtWords } from "@/server/shared/sought-words";
import { noBlockBetween } from "@/server/trust/visibility/condition";
import { followedBy, visibleAccounts, visibleCommentsUnder, visiblePosts } from "@/server/trust/visibility/contents";
import { mutedAccount } from "@/server/trust/visibility/mutes";
import type { MentionableInput } from "./contract";

/** Accounts by name or number. The index finds names by pairs of characters; the runs make it exact. */
export function foundAccounts(scope: ReadScope, { text, runs }: SoughtWords): SQL {
  const exact = runs.map((run) => sql`and strpos(lower(a.nickname), lower(${run})) > 0`);
  return sql`(select a.* from ${visibleAccounts(scope)} a
    where (search_terms(a.nickname) @@ search_query(${text}) ${sql.join(exact, sql` `)}) or a.handle = ${text})`;
}

/** How many of those one follows, of the newest comments and of the accounts found by words are looked through for a name: a bounded look at every key. */
const looked = { followed: 2_000, comments: 100, found: 20 } as const;

/**
 * Accounts whose name contains what was typed, blanks and case aside, or whose number it is: `isNear` whom the viewer follows and who takes part under the post, then others
 * found by whole words. Visible ones alone, without the viewer and whom they block or mute.
 */
export function mentionableAccounts(scope: ReadScope, { typed, postId }: MentionableInput): SQL {
  const viewer = sql`${scope.viewerId}::uuid`;
  const words = soughtWords(typed);
  const around = postId
    ? sql`union all (select c.author_id, true from ${visibleCommentsUnder(scope, postId)} c order by c.id desc ${atMost(looked.comments)})
        union all select p.author_id, true from ${visiblePosts(scope)} p where p.id = ${postId}::uuid`
    : sql``;
  const others = words
    ? sql`union all (select o.id, false from ${foundAccounts(scope, words)} o order by o.id desc ${atMost(looked.found)})`
    : sql``;
  return sql`(
    select v.id, v.handle, v.nickname, v.avatar_id, c."isNear" from (
      select n.id, bool_or(n.near) as "isNear" from (
        (select f.account_id as id, true as near from ${followedBy(scope)} f ${atMost(looked.followed)}) ${around} ${others}) n
      where n.id <> ${viewer} and not ${mutedAccount(scope, sql`n.id`)} and ${noBlockBetween(scope, sql`n.id`)}
      group by n.id) c
    cross join lateral (
      select w.* from ${visibleAccounts(scope)} w
      where w.id = c.id and (strpos(lower(replace(w.nickname, ' ', '')), lower(${typed})) > 0 or w.handle = ${typed}) offset 0) v)`;
}
