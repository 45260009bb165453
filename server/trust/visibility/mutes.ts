// What a viewer does not want to read. A mute hides nothing from anybody else and says nothing anywhere: it is asked where things are brought to the viewer
// (home, notices, search), and never where the viewer goes to see them.
import { type SQL, sql } from "drizzle-orm";
import { mute, mutedWord } from "@/db/schema/relations";
import type { ReadScope } from "@/server/core/read-scope";
import type { MutePlace } from "@/server/shared/mute-places";

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
