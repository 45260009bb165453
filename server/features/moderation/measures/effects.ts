// What people are told when a measure begins or ends.
import type { Handler } from "@/server/core/outbox";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { measureEnded, measureImposed } from "@/server/trust/measures/events";
import { measureModules } from "@/server/trust/measures/kinds";
import { accountsOf } from "@/server/trust/measures/visible";
import { notify } from "@/server/trust/notify";

/** Tells everyone whom a measure holds: its account, or every account of its principal. */
export const tellOfMeasure: Handler = async (event, tx) => {
  const { accountId, principalId, measureKind, number, endsAt } = measureImposed.schema.parse(event.payload);
  const everyone = measureModules[measureKind].on === "principal";
  const people = everyone ? await accountsOf(tx, principalId as PrincipalId) : [accountId as AccountId]; // ids of the event's schema
  for (const to of people) {
    await notify(tx, {
      eventId: event.id,
      to,
      kind: "measure.imposed",
      subject: subjectRef("measure", event.subjectId),
      params: { measure: measureKind, number, until: endsAt },
    });
  }
};

/** Tells the person that a measure ended; where an appeal ended it, the appeal's own notice says so. */
export const tellOfEnd: Handler = async (event, tx) => {
  const { accountId, measureKind, number, how } = measureEnded.schema.parse(event.payload);
  if (how === "overturned") return;
  await notify(tx, {
    eventId: event.id,
    to: accountId as AccountId, // an id by the event's schema
    kind: "measure.ended",
    subject: subjectRef("measure", event.subjectId),
    params: { measure: measureKind, number, how },
  });
};
