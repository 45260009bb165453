// The relations that searches select from, cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId } from "@/server/shared/ids";
import { nameStartOf, soughtWords } from "@/server/shared/sought-words";
import { noBlockBetween } from "@/server/trust/visibility/condition";
import { followedBy, visibleAccounts, visibleCommentsUnder, visiblePosts } from "@/server/trust/visibility/contents";
import { mutedAccount } from "@/server/trust/visibility/mutes";
import type { MentionableInput } from "./contract";

/** From so many letters on, a word is looked for as the beginning of one; from so many characters on, a name or a number as the beginning of it. */
const shortest = { word: 2, name: 2, number: 4 } as const;
/** Sorts after every text that begins with the one before it. */
const end = "\u{10FFFF}";

/**
 * Accounts whose name says all the words, each whole or as the beginning of one, or begins as was typed, or whose number it is or begins. The first index finds names by pairs of
 * characters and by beginnings of words, and the runs make it exact; the others go by the beginnings of whole names and of numbers.
 */
export function foundAccounts(scope: ReadScope, typed: string): SQL {
  const { runs, words } = soughtWords(typed) ?? { runs: [], words: [] };
  const pairs = runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => `'${run.slice(at, at + 2)}'`));
  const terms = [...pairs, ...words.map((word) => (word.length < shortest.word ? `'${word}'` : `'${word}':*`))];
  const start = nameStartOf(typed);
  const begins = (column: SQL) => sql`(${column} ~>=~ ${start} and ${column} ~<~ ${start + end})`;
  const exact = runs.map((run) => sql`and strpos(lower(a.nickname), ${run}) > 0`);
  const ways = [
    ...(terms.length > 0
      ? [sql`(search_terms(a.nickname) @@ ${terms.join(" & ")}::tsquery ${sql.join(exact, sql` `)})`]
      : []),
    ...(Array.from(start).length < shortest.name ? [] : [begins(sql`lower(replace(a.nickname, ' ', ''))`)]),
    start.length < shortest.number ? sql`a.handle = ${start}` : begins(sql`a.handle`),
  ];
  return sql`(select a.* from ${visibleAccounts(scope)} a where ${sql.join(ways, sql` or `)})`;
}

/** True where the viewer may open the account. */
export async function isFindable(scope: ReadScope, id: AccountId): Promise<boolean> {
  const rows = await scope.rows(sql`select from ${visibleAccounts(scope)} a where a.id = ${id}::uuid`);
  return rows.length > 0;
}

/** How many of those one follows, of the newest comments and of the accounts found by words are looked through for a name: a bounded look at every key. */
const looked = { followed: 2_000, comments: 100, found: 20 } as const;

/**
 * Accounts whose name contains what was typed, blanks and case aside, or whose number it is: `isNear` whom the viewer follows and who takes part under the post, then others
 * found by the beginnings of words and names. Visible ones alone, without the viewer and whom they block or mute.
 */
export function mentionableAccounts(scope: ReadScope, { typed, postId }: MentionableInput): SQL {
  const viewer = sql`${scope.viewerId}::uuid`;
  const around = postId
    ? sql`union all (select c.author_id, true from ${visibleCommentsUnder(scope, postId)} c order by c.id desc ${atMost(looked.comments)})
        union all select p.author_id, true from ${visiblePosts(scope)} p where p.id = ${postId}::uuid`
    : sql``;
  const others = soughtWords(typed)
    ? sql`union all (select o.id, false from ${foundAccounts(scope, typed)} o order by o.id desc ${atMost(looked.found)})`
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
