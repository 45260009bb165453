// What an organisation is told of the person responsible for its comments, and how they cease to be. Safe to run twice.
import { appendEvents, type StoredEvent } from "@/server/core/event-log";
import type { Handler } from "@/server/core/outbox";
import type { WriteTx } from "@/server/core/write-tx";
import { systemRequest } from "@/server/pipeline/system-request";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { measureImposed } from "@/server/trust/measures/events";
import { notify } from "@/server/trust/notify";
import { responsibleDue } from "@/server/trust/standing/responsible";
import { responsibleLost, type responsibleMissing } from "../contract/keepers";
import { endResponsibility } from "../store/keepers";
import { missingSince } from "../visibility/keepers";

type Because = (typeof responsibleMissing)[number];

/** Asks an organisation that was verified without a responsible person to name one, and says by when. */
export const askForResponsible: Handler = (event, tx) =>
  // an id by the event's schema
  ask(tx, event, event.payload.accountId as AccountId, "verified");

/** Tells an organisation that it lost its responsible person, why, and by when it needs another. */
export const tellResponsibleLost: Handler = (event, tx) => {
  const { ownerId, because } = responsibleLost.schema.parse(event.payload);
  return ask(tx, event, ownerId as AccountId, because); // an id by the event's schema
};

/** Whoever is not proven to be a person any more is responsible for nobody's comments. */
export const endWithIdentity: Handler = (event, tx) => {
  const principalId = event.payload.principalId as PrincipalId; // the event's schema has it
  return end(tx, event, { principalId }, "identity");
};

/** Nor is an account that its holder is about to close. */
export const endWithClosing: Handler = (event, tx) => {
  const accountId = event.subjectId as AccountId; // the event is on an account
  return end(tx, event, { accountId }, "closed");
};

/** Nor is one that a measure closed, with its person's others where it bars the person. */
export const endWithMeasure: Handler = async (event, tx) => {
  const { measureKind, accountId, principalId } = measureImposed.schema.parse(event.payload);
  // ids by the event's schema
  if (measureKind === "close-account") await end(tx, event, { accountId: accountId as AccountId }, "closed");
  if (measureKind === "blacklist") await end(tx, event, { principalId: principalId as PrincipalId }, "closed");
};

async function end(
  tx: WriteTx,
  event: StoredEvent,
  who: Parameters<typeof endResponsibility>[1],
  because: Exclude<Because, "verified">,
): Promise<void> {
  const ended = await endResponsibility(tx, who, event.at);
  const request = { ...systemRequest("end-responsibility"), correlationId: event.correlationId };
  for (const lost of ended)
    await appendEvents(tx, request, "keep", [
      responsibleLost(subjectRef("account", lost.ownerId), { ...lost, because }),
    ]);
}

async function ask(tx: WriteTx, event: StoredEvent, to: AccountId, because: Because): Promise<void> {
  const since = await missingSince(tx, to, tx.now);
  if (!since) return;
  await notify(tx, {
    eventId: event.id,
    to,
    kind: "responsible-missing",
    subject: subjectRef("keeping", to),
    params: { because, due: responsibleDue(since).toISOString() },
  });
}
