// What the appellant is told.
import type { Handler } from "@/server/core/outbox";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { notify } from "@/server/trust/notify";
import { appealDecided, appealMessageWritten } from "../contract/appeals";

/** Tells the appellant of the decision. */
export const tellOfAppealDecision: Handler = async (event, tx) => {
  const { appellantId, measureId, number, outcome, measureKind } = appealDecided.schema.parse(event.payload);
  await notify(tx, {
    eventId: event.id,
    to: appellantId as AccountId, // an id by the event's schema
    kind: "appeal.decided",
    subject: subjectRef("measure", measureId),
    params: { measure: measureKind, number, outcome },
  });
};

/** Tells the appellant that the desk wrote in the conversation. */
export const tellOfAppealMessage: Handler = async (event, tx) => {
  const { appellantId, measureId, number, fromStaff } = appealMessageWritten.schema.parse(event.payload);
  if (!fromStaff) return;
  await notify(tx, {
    eventId: event.id,
    to: appellantId as AccountId, // an id by the event's schema
    kind: "appeal.answered",
    subject: subjectRef("measure", measureId),
    params: { number },
  });
};
