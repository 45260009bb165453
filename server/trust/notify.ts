// Tells a person something. Whatever an event means to people, its effect says it through here.
import { sql } from "drizzle-orm";
import { notification, pushDue, pushSubscription } from "@/db/schema/notifications";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, newId } from "@/server/shared/ids";
import type { SubjectRef } from "@/server/shared/subject";

export interface Notice {
  /** The event it comes from: the same event, kind and person never make a second notice. */
  eventId: string;
  to: AccountId;
  /** Named in messages/<locale>/notifications.json under `kind`. */
  kind: string;
  /** Who did it; null for what the platform itself says. Nobody is told of their own doing. */
  actorId?: string | null;
  subject?: SubjectRef | null;
  /** What the words of this kind name. */
  params?: Record<string, string | number | null>;
  /** True where the same doing by the same person is told once for ever, such as a like taken back and given again. */
  once?: boolean;
}

/** Writes one notice, tells the person's open pages, and queues it where a browser of theirs takes pushes. May run twice: the second time changes nothing. */
export async function notify(tx: WriteTx, notice: Notice): Promise<void> {
  const { eventId, to, kind, actorId = null, subject = null, params = {}, once = false } = notice;
  if (actorId === to) return;
  const told = sql`select from ${notification} n where n.account_id = ${to}::uuid and n.kind = ${kind}
    and n.actor_id is not distinct from ${actorId}::uuid and n.subject_id is not distinct from ${subject?.id ?? null}::uuid`;
  await tx.rows(sql`
    with told as (
    insert into ${notification} (id, account_id, event_id, kind, actor_id, subject_kind, subject_id, root_id, params, created_at)
    select ${newId()}::uuid, ${to}::uuid, ${eventId}::uuid, ${kind}, ${actorId}::uuid, ${subject?.kind ?? null}, ${subject?.id ?? null}::uuid,
      ${subject?.rootId ?? null}::uuid, ${JSON.stringify(params)}::jsonb, ${tx.now}::timestamptz
    where not ${once} or not exists (${told})
    on conflict (account_id, event_id, kind) do nothing
    returning id, ${signalSent({ audience: `account:${to}`, type: "notified" })}
    )
    insert into ${pushDue} (notification_id, account_id, created_at)
    select told.id, ${to}::uuid, ${tx.now}::timestamptz from told
    where exists (select from ${pushSubscription} ps where ps.account_id = ${to}::uuid)`);
}
