// Tells people what became of reports and of what was held.
import type { Handler } from "@/server/core/outbox";
import type { AccountId } from "@/server/shared/ids";
import { type SubjectKind, subjectRef } from "@/server/shared/subject";
import { notify } from "@/server/trust/notify";

/** A signed-in reporter's result; whoever reported without an account looks it up by the receipt. */
export const tellReporter: Handler = async (event, tx) => {
  const { reporterId, receipt, outcome } = event.payload as Record<"receipt" | "outcome", string> & {
    reporterId: AccountId | null;
  }; // the event's schema
  if (!reporterId) return;
  await notify(tx, {
    eventId: event.id,
    to: reporterId,
    kind: "report.fed-back",
    subject: subjectRef("report", event.subjectId),
    params: { receipt, outcome },
  });
};

/** An author whose held content or edit was let through. */
export const tellReleased: Handler = async (event, tx) => {
  const subject = subjectRef(event.subjectKind as SubjectKind, event.subjectId, event.rootId); // the log keeps kinds as text
  const to = event.payload.authorId as AccountId; // the event's schema
  await notify(tx, { eventId: event.id, to, kind: "content.released", subject });
};
