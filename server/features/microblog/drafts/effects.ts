// Outbox handlers of drafts. Safe to run twice.
import type { Handler } from "@/server/core/outbox";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { notify } from "@/server/trust/notify";

/** Tells the author that a scheduled post was not published; the draft says why. */
export const tellDraftStopped: Handler = async (event, tx) => {
  const to = event.payload.accountId as AccountId; // the event's schema
  await notify(tx, { eventId: event.id, to, kind: "draft-stopped", subject: subjectRef("draft", event.subjectId) });
};
