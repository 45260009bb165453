// What may change a class or a level at once: followers across a threshold, credit, identity, and removals that begin or end. Safe to run twice.
import type { SQL } from "drizzle-orm";
import { appendEvents, type StoredEvent } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { systemRequest } from "@/server/pipeline/system-request";
import type { AccountId } from "@/server/shared/ids";
import { accountsBehind, followersCrossed, regrade, thisAccount } from "@/server/trust/standing/tiers";

/** The account that somebody follows now, or follows no more. */
export async function regradeFollowed(event: StoredEvent, tx: WriteTx): Promise<void> {
  if (await followersCrossed(tx, event.subjectId as AccountId)) await now(tx, event, thisAccount(event.subjectId)); // the event is on an account
}

/** The accounts of the principal that the event is about, or whose account it names. */
export async function regradeConcerned(event: StoredEvent, tx: WriteTx): Promise<void> {
  const { principalId } = event.payload;
  const concerned = event.subjectKind === "principal" ? event.subjectId : principalId;
  if (typeof concerned === "string") await now(tx, event, accountsBehind(concerned));
}

async function now(tx: WriteTx, { correlationId }: StoredEvent, accounts: SQL): Promise<void> {
  const { events } = await regrade(tx, accounts);
  if (events.length > 0) await appendEvents(tx, { ...systemRequest("regrade"), correlationId }, "supervise", events);
}
