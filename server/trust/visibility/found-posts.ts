// Finds posts by their words among those that the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { post } from "@/db/schema/microblog";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, PostId } from "@/server/shared/ids";
import type { SoughtWords } from "@/server/shared/sought-words";
import { admittedTo } from "@/server/trust/labels/surfaces";
import { visiblePosts } from "@/server/trust/visibility/contents";
import { mutedAccount } from "@/server/trust/visibility/mutes";

export interface SoughtPosts {
  words: SoughtWords;
  /** Posts of this account alone. */
  authorId: AccountId | null;
  /** Written at this instant or later. */
  since: Date | null;
  /** Written before this instant. */
  until: Date | null;
  hasMedia: boolean;
  /** Older than this post. */
  before: PostId | null;
}

/** So many of the newest are looked through before the index is asked: what is said often is on the first pages without it. */
const newest = 1_000;

/**
 * Ids of the posts that say all the words, newest first, `limit` of them. First the newest posts are read one by one, which answers words that everybody uses; then the index of terms
 * names the candidates. Texts and visibility are asked newest first, and no further than the page. Whoever the viewer mutes is left out, unless the viewer asks for that very author.
 */
export function foundPosts(scope: ReadScope, sought: SoughtPosts, limit: number): SQL {
  const { words, authorId, since, until, hasMedia, before } = sought;
  const among = sql`p.deleted_at is null ${authorId ? sql`and p.author_id = ${authorId}::uuid` : sql``}`;
  const older = before ? sql`and p.id < ${before}::uuid` : sql``;
  const fits = (alias: string) => {
    const p = sql.raw(alias);
    return sql`${says(words, p)} ${hasMedia ? sql`and ${p}.media_count > 0` : sql``}
      ${since ? sql`and ${p}.created_at >= ${since}::timestamptz` : sql``} ${until ? sql`and ${p}.created_at < ${until}::timestamptz` : sql``}`;
  };
  const shown = (candidates: SQL) => sql`
    select v.id from (${candidates}) c cross join lateral (
      select v.id from ${visiblePosts(scope)} v where v.id = c.id and ${fits("v")} and ${admittedTo("search", "v")}
        ${authorId ? sql`` : sql`and not ${mutedAccount(scope, sql`v.author_id`)}`}
      offset 0) v
    ${atMost(limit)}`;
  // The index is asked for the words alone: bounds beside them would make PostgreSQL read those off another index, which is longer.
  return sql`(
    with newest as materialized (
      select p.id, p.body, p.media_count, p.created_at from ${post} p where ${among} ${older} order by p.id desc ${atMost(newest)}
    ), quick as materialized (
      ${shown(sql`select p.id from newest p where ${fits("p")} order by p.id desc`)}
    ), indexed as materialized (
      select p.id from ${post} p where (select count(*) from quick) < ${limit}::int and ${among} and search_terms(p.body) @@ search_query(${words.text})
    )
    select f.id from (select q.id from quick q union all (${shown(sql`
      select p.id from indexed p where p.id < (select n.id from newest n order by n.id limit 1) ${older} order by p.id desc`)})) f
    order by f.id desc ${atMost(limit)})`;
}

/** The text says every run of characters somewhere, and every word as a word. What the index finds by pairs is made exact here. Runs have no upper and lower case. */
function says({ runs, words }: SoughtWords, alias: SQL): SQL {
  const conditions = [
    ...runs.map((run) => sql`strpos(${alias}.body, ${run}) > 0`),
    ...words.map(
      (word) =>
        sql`lower(${alias}.body) ~ ('(^|[^' || ${letters} || '])' || lower(${word}) || '($|[^' || ${letters} || '])')`,
    ),
  ];
  return sql.join(conditions, sql` and `);
}

/** The letters and digits of which `search_terms` makes words. */
const letters = "a-z0-9\\u00df-\\u00f6\\u00f8-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff";
