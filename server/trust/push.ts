// Which notices are pushed to which browsers. A browser takes pushes for as long as the session it was signed in with lives.
import { sql } from "drizzle-orm";
import { account, session } from "@/db/schema/accounts";
import { pushDue, pushSubscription } from "@/db/schema/notifications";
import { atMost } from "@/server/core/at-most";
import type { WriteTx } from "@/server/core/write-tx";
import type { Locale } from "@/server/shared/i18n";
import type { AccountId, SessionId } from "@/server/shared/ids";

/** A browser's address for pushes with the keys that seal what is sent to it (RFC 8291). */
export interface PushAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Has the browser of this session take pushes from now on, at this address. May run again; the last address counts. */
export async function subscribe(
  tx: WriteTx,
  accountId: AccountId,
  sessionId: SessionId,
  to: PushAddress,
): Promise<void> {
  await tx.rows(sql`
    insert into ${pushSubscription} (account_id, session_id, endpoint, p256dh, auth, created_at)
    values (${accountId}::uuid, ${sessionId}::uuid, ${to.endpoint}, ${to.p256dh}, ${to.auth}, ${tx.now}::timestamptz)
    on conflict (account_id, session_id) do update set endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth`);
}

/** Ends it; false where the browser took none. */
export async function unsubscribe(tx: WriteTx, accountId: AccountId, sessionId: SessionId): Promise<boolean> {
  const rows = await tx.rows(sql`
    delete from ${pushSubscription} where account_id = ${accountId}::uuid and session_id = ${sessionId}::uuid returning 1`);
  return rows.length > 0;
}

export interface DuePushes {
  accountId: AccountId;
  locale: Locale;
  notificationIds: string[];
  to: (PushAddress & { sessionId: SessionId })[];
}

const mostAtOnce = 20;

/**
 * Takes the waiting notices of one account off the queue, the longest waiting first, with the browsers to push them to; null where none waits. Of two who take at once each
 * gets other rows. What was taken is pushed once or not at all: it stands among the notices in any case.
 */
export async function takeDue(tx: WriteTx): Promise<DuePushes | null> {
  const [row] = await tx.rows<DuePushes>(sql`
    with first as (select d.account_id from ${pushDue} d order by d.created_at limit 1 for update skip locked),
    due as (
      select d.notification_id, d.account_id from ${pushDue} d
      where d.account_id = (select account_id from first) order by d.created_at ${atMost(mostAtOnce)} for update skip locked
    ), taken as (
      delete from ${pushDue} d using due where d.notification_id = due.notification_id returning d.notification_id, d.account_id
    ), dead as (
      delete from ${pushSubscription} ps where ps.account_id = (select account_id from first)
        and not exists (select from ${session} s where s.id = ps.session_id and s.expires_at > ${tx.now}::timestamptz)
    )
    select a.id as "accountId", a.locale, array(select t.notification_id from taken t) as "notificationIds",
      (select coalesce(json_agg(json_build_object('sessionId', ps.session_id, 'endpoint', ps.endpoint, 'p256dh', ps.p256dh, 'auth', ps.auth)), '[]')
       from ${pushSubscription} ps join ${session} s on s.id = ps.session_id and s.expires_at > ${tx.now}::timestamptz where ps.account_id = a.id) as "to"
    from ${account} a where a.id = (select account_id from first)`);
  return row ?? null;
}
