// SQL that writes mutes. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { mute, mutedWord } from "@/db/schema/relations";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, newId } from "@/server/shared/ids";
import type { MutePlace } from "@/server/shared/mute-places";
import { type MutedWordId, mostMutedWords } from "../contract";

/** Mutes until `until` (null: until it is lifted); an earlier mute of the same account takes the new end. */
export async function setMute(tx: WriteTx, muter: AccountId, muted: AccountId, until: Date | null): Promise<void> {
  await tx.rows(sql`
    insert into ${mute} (muter_id, muted_id, until, created_at)
    values (${muter}::uuid, ${muted}::uuid, ${until}::timestamptz, ${tx.now}::timestamptz)
    on conflict (muter_id, muted_id) do update set until = excluded.until`);
}

/** Lifts a mute; false where there is none, or it has ended. */
export async function deleteMute(tx: WriteTx, muter: AccountId, muted: AccountId): Promise<boolean> {
  const rows = await tx.rows<{ wasInForce: boolean }>(sql`
    delete from ${mute} where muter_id = ${muter}::uuid and muted_id = ${muted}::uuid
    returning until is null or until > ${tx.now}::timestamptz as "wasInForce"`);
  return rows[0]?.wasInForce ?? false;
}

export interface NewMutedWord {
  word: string;
  pattern: string;
  places: readonly MutePlace[];
  until: Date | null;
}

/** Mutes a word, or gives one that is muted new places and a new end. Null where as many as may be are muted; those that ended do not count. */
export async function setMutedWord(tx: WriteTx, accountId: AccountId, made: NewMutedWord): Promise<MutedWordId | null> {
  const [row] = await tx.rows<{ id: MutedWordId }>(sql`
    with ended as (
      delete from ${mutedWord} where account_id = ${accountId}::uuid and until <= ${tx.now}::timestamptz and pattern <> ${made.pattern}
    )
    insert into ${mutedWord} (account_id, id, word, pattern, places, until, created_at)
    select ${accountId}::uuid, ${newId()}::uuid, ${made.word}, ${made.pattern}, ${sql.param([...made.places])}::text[],
      ${made.until}::timestamptz, ${tx.now}::timestamptz
    where (select count(*) from ${mutedWord} w where w.account_id = ${accountId}::uuid and w.pattern <> ${made.pattern}
      and (w.until is null or w.until > ${tx.now}::timestamptz)) < ${mostMutedWords}::int
    on conflict (account_id, pattern) do update set word = excluded.word, places = excluded.places, until = excluded.until
    returning id`);
  return row?.id ?? null;
}

/** Takes a word off the list; false where it is not on it. */
export async function deleteMutedWord(tx: WriteTx, accountId: AccountId, id: MutedWordId): Promise<boolean> {
  const rows = await tx.rows(sql`
    delete from ${mutedWord} where account_id = ${accountId}::uuid and id = ${id}::uuid returning 1`);
  return rows.length > 0;
}
