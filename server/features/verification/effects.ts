// Tells people what became of applications and marks. Safe to run twice.
import { appendEvents } from "@/server/core/event-log";
import type { Handler } from "@/server/core/outbox";
import { systemRequest } from "@/server/pipeline/system-request";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { notify } from "@/server/trust/notify";
import { endedByName } from "@/server/trust/standing/marks";
import { markApproved, markEnded } from "./contract/applications";

/** The applicant of a decided application. */
export const tellApplicant: Handler = async (event, tx) => {
  const kind = event.kind === markApproved.kind ? "mark-approved" : "mark-refused";
  const to = event.payload.accountId as AccountId; // the event's schema has it
  const { number } = event.payload as { number: string }; // the event's schema has it
  const subject = subjectRef("mark-application", event.subjectId, event.rootId);
  await notify(tx, { eventId: event.id, to, kind, subject, params: { number } });
};

/** The holder of a mark that ended or is about to, unless they gave it up themselves. */
export const tellHolder: Handler = async (event, tx) => {
  const to = event.subjectId as AccountId; // the subject of these events
  const { applicationId, because = null, reason = null } = event.payload as Record<string, string | null>; // the event's schema
  if (because === "given-up") return;
  const kind = event.kind === markEnded.kind ? "mark-ended" : "mark-ending";
  const subject = applicationId ? subjectRef("mark-application", applicationId, to) : null;
  await notify(tx, { eventId: event.id, to, kind, subject, params: { because, reason } });
};

/** Records the end of a mark that a change of name brought, in whatever way the new name came to be shown. */
export const recordMarkEnd: Handler = async (event, tx) => {
  const accountId = event.rootId as AccountId; // the account is the root of a change of its profile
  const applicationId = await endedByName(tx, accountId, event.at);
  if (!applicationId) return;
  const request = { ...systemRequest("mark-ends"), correlationId: event.correlationId };
  await appendEvents(tx, request, "rename", [
    markEnded(subjectRef("account", accountId), { applicationId, because: "name-changed", reason: null }),
  ]);
};
