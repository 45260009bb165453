// An effect that was given up.
import { sql } from "drizzle-orm";
import { outbox } from "@/db/schema/core";
import { inWriteTx } from "@/server/core/write-tx";
import type { EventId } from "@/server/shared/ids";
import { as, makePerson } from "@/server/testing/world";

/** Somebody followed somebody, and the notice of it could not be written however often it was tried. */
export async function parkedEffect(lastError: string): Promise<{ eventId: EventId; handler: string }> {
  const [follower, followed] = [await makePerson(), await makePerson()];
  await as(follower).relations.followAccount({ accountId: followed.accountId });
  const [row] = await inWriteTx((tx) =>
    tx.rows<{ eventId: EventId; handler: string }>(sql`
      update ${outbox} o set attempts = 8, parked_at = ${tx.now}::timestamptz, last_error = ${lastError}
      where o.handler = 'noticeFollow'
        and o.event_id = (select e.id from event e where e.actor_id = ${follower.accountId} and e.kind = 'account.followed')
      returning o.event_id as "eventId", o.handler`),
  );
  if (!row) throw new Error("The follow queued no effect.");
  return row;
}
