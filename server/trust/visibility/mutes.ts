// What a viewer does not want to read. A mute hides nothing from anybody else and says nothing anywhere: it is asked where things are brought to the viewer
// (home, lists, notices, topics, the hot list, search), and never where the viewer goes to see the very thing or its author.
import { type SQL, sql } from "drizzle-orm";
import { mute, mutedWord } from "@/db/schema/relations";
import type { ReadScope } from "@/server/core/read-scope";
import type { MutePlace } from "@/server/shared/mute-places";
import { visiblePosts } from "@/server/trust/visibility/contents";

/**
 * True where the viewer mutes the account at this instant. One look into the key of `mute`, which a walk over the accounts one follows becomes a single anti-join for:
 * muted accounts are left out before any of their posts is touched.
 */
export function mutedAccount(scope: ReadScope, accountId: SQL): SQL {
  if (!scope.viewerId) return sql`false`;
  return sql`exists (select from ${mute} mu where mu.muter_id = ${scope.viewerId}::uuid and mu.muted_id = ${accountId}
    and (mu.until is null or mu.until > ${scope.now}::timestamptz))`;
}

/**
 * True where one of the words that the viewer mutes in this place stands in the text. The words are gathered once per statement and matched as one expression; somebody
 * who mutes none pays one look into an index, and no text is even fetched.
 */
export function mutedText(scope: ReadScope, place: MutePlace, text: SQL): SQL {
  if (!scope.viewerId) return sql`false`;
  const words = sql`(
    select string_agg(mw.pattern, '|') from ${mutedWord} mw
    where mw.account_id = ${scope.viewerId}::uuid and ${place} = any(mw.places) and (mw.until is null or mw.until > ${scope.now}::timestamptz))`;
  return sql`case when ${words} is null then false else coalesce(lower(normalize(${text}, NFKC)) ~ ${words}, false) end`;
}

/**
 * True where the viewer mutes in this place what the post of this alias says, or passes on: a word in it or in its source, or the author of its source. Its own author is asked
 * about where posts are found, before any is fetched. Nobody mutes themselves.
 */
export function mutedPost(scope: ReadScope, place: MutePlace, alias: string): SQL {
  if (!scope.viewerId) return sql`false`;
  const p = sql.raw(alias);
  const source = sql`(select v.body from ${visiblePosts(scope)} v where v.id = ${p}.source_id)`;
  return sql`(${p}.author_id <> ${scope.viewerId}::uuid and (${mutedAccount(scope, sql`${p}.source_author_id`)}
    or ${mutedText(scope, place, sql`concat_ws(' ', ${p}.body, ${source})`)}))`;
}
