// Tells a person of a pile-on and offers protection: they need not find it. Safe to run twice.
import { appendEvents, type StoredEvent } from "@/server/core/event-log";
import type { Handler } from "@/server/core/outbox";
import type { WriteTx } from "@/server/core/write-tx";
import { systemRequest } from "@/server/pipeline/system-request";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { pileOn, strangersSince } from "@/server/trust/contact/pile-on";
import { notify } from "@/server/trust/notify";
import { protectionOffered } from "./contract";
import { noteOffer } from "./store";

/** After a comment: looks whether its post's author, or whom it answers, is being piled on. */
export const watchPileOn: Handler = async (event, tx) => {
  const { postAuthorId, answeredAuthorId } = event.payload as Record<string, AccountId | null>; // the event's schema
  for (const to of new Set([postAuthorId, answeredAuthorId]))
    if (to && to !== event.actorId) await offerProtection(tx, to, event);
};

/** Offers protection mode, once a day at most and not while it is on, to whom as many strangers reach as make a pile-on. */
export async function offerProtection(tx: WriteTx, to: AccountId, event: StoredEvent): Promise<void> {
  const strangers = await strangersSince(tx, to, new Date(tx.now.getTime() - pileOn.minutes * 60_000));
  if (strangers < pileOn.strangers || !(await noteOffer(tx, to, addDays(tx.now, -1)))) return;
  const subject = subjectRef("account", to);
  const request = { ...systemRequest("pile-on"), correlationId: event.correlationId };
  await appendEvents(tx, request, "settings", [protectionOffered(subject, { strangers, minutes: pileOn.minutes })]);
  await notify(tx, { eventId: event.id, to, kind: "pile-on", subject, params: { count: strangers } });
}
