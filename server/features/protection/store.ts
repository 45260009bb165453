// SQL that writes who may reach a person. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { contactSetting } from "@/db/schema/protection";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import type { ContactSettings } from "./contract";

/** Sets who may reach the person. May run again; protection mode stays as it is. */
export async function setContacts(tx: WriteTx, accountId: AccountId, settings: ContactSettings): Promise<void> {
  const { replies, mentions, quotes, messages, minAgeDays } = settings;
  await tx.rows(sql`
    insert into ${contactSetting} (account_id, replies, mentions, quotes, messages, min_age_days)
    values (${accountId}::uuid, ${replies}, ${mentions}, ${quotes}, ${messages}, ${minAgeDays}::int)
    on conflict (account_id) do update set replies = excluded.replies, mentions = excluded.mentions, quotes = excluded.quotes,
      messages = excluded.messages, min_age_days = excluded.min_age_days`);
}

/** Switches protection mode on until then, whether or not it was on. */
export async function protect(tx: WriteTx, accountId: AccountId, until: Date): Promise<void> {
  await tx.rows(sql`
    insert into ${contactSetting} (account_id, protected_until) values (${accountId}::uuid, ${until}::timestamptz)
    on conflict (account_id) do update set protected_until = excluded.protected_until`);
}

/** Switches protection mode off; false where it was off, or had ended by itself. */
export async function unprotect(tx: WriteTx, accountId: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${contactSetting} set protected_until = null
    where account_id = ${accountId}::uuid and protected_until > ${tx.now}::timestamptz returning 1`);
  return rows.length > 0;
}

/** Notes that protection was offered now; false where it was already within a day before, or where it is on. */
export async function noteOffer(tx: WriteTx, accountId: AccountId, since: Date): Promise<boolean> {
  const rows = await tx.rows(sql`
    insert into ${contactSetting} as c (account_id, offered_at) values (${accountId}::uuid, ${tx.now}::timestamptz)
    on conflict (account_id) do update set offered_at = excluded.offered_at
    where (c.offered_at is null or c.offered_at <= ${since}::timestamptz) and (c.protected_until is null or c.protected_until <= ${tx.now}::timestamptz)
    returning 1`);
  return rows.length > 0;
}
