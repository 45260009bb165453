// Whom the keepers' decisions are told, and what a violation that they left costs. Safe to run twice.
import { appendEvents } from "@/server/core/event-log";
import type { Handler } from "@/server/core/outbox";
import type { WriteTx } from "@/server/core/write-tx";
import { systemRequest } from "@/server/pipeline/system-request";
import type { AccountId, CaseId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { measureImposed } from "@/server/trust/measures/events";
import { notify } from "@/server/trust/notify";
import { principalOf } from "@/server/trust/standing/author-record";
import { appendCredit } from "@/server/trust/standing/credit";
import { lapsePoints, lapseRule } from "@/server/trust/standing/credit-rules";
import { keeperAccepted, keeperInvited } from "../contract/keepers";
import { lookDecided } from "../contract/looks";
import { powerDecided, powerTaken } from "../contract/powers";
import {
  commenterBarred,
  commentHidden,
  commentPassed,
  commentRestored,
  lapseCharged,
  reportsLeft,
} from "../contract/sections";
import { chargeLapse } from "../store/kept";
import { keepersOf } from "../visibility/kept";

/** Tells the author that a keeper hid their comment, and why; the notice leads to the comment, where they can ask the platform to look. */
export const tellHidden: Handler = async (event, tx) => {
  const { authorId, reason, isFinal } = commentHidden.schema.parse(event.payload);
  await tell(tx, authorId, "comment-hidden", {
    eventId: event.id,
    subject: subjectRef("comment", event.subjectId, event.rootId),
    params: { reason, final: isFinal ? "yes" : "no" },
  });
};

/** Tells the author that their comment is shown: it waited, or was hidden. What the platform brought back is told with its answer. */
export const tellShown: Handler = async (event, tx) => {
  const isPassed = event.kind === commentPassed.kind;
  const { authorId, by } = isPassed
    ? { ...commentPassed.schema.parse(event.payload), by: "keeper" }
    : commentRestored.schema.parse(event.payload);
  if (by === "platform") return;
  await tell(tx, authorId, isPassed ? "comment-passed" : "comment-restored", {
    eventId: event.id,
    subject: subjectRef("comment", event.subjectId, event.rootId),
  });
};

/** Tells a commenter from whose sections they are barred, why and until when. */
export const tellBarred: Handler = async (event, tx) => {
  const { authorId, reason, until } = commenterBarred.schema.parse(event.payload);
  await tell(tx, authorId, "commenter-barred", {
    eventId: event.id,
    subject: subjectRef("comment", event.subjectId, event.rootId),
    params: { because: reason, until },
  });
};

/** Tells whoever asked the platform to look, and those who keep the section, what it decided. */
export const tellLook: Handler = async (event, tx) => {
  const { askedBy, ownerId, commentId, outcome } = lookDecided.schema.parse(event.payload);
  const subject = subjectRef("comment", commentId, event.rootId);
  await tell(tx, askedBy, "look-decided", { eventId: event.id, subject, params: { outcome } });
  for (const keeper of await keepersOf(tx, ownerId as AccountId))
    await tell(tx, keeper, "look-decided-keeper", { eventId: event.id, subject: null, params: { outcome } });
};

/** Tells an invited account, and the organisation of an invitation that was accepted. */
export const tellKeeper: Handler = async (event, tx) => {
  const isInvited = event.kind === keeperInvited.kind;
  const { ownerId, keeperId, role } = (isInvited ? keeperInvited : keeperAccepted).schema.parse(event.payload);
  const [to, actorId] = isInvited ? [keeperId, ownerId] : [ownerId, keeperId];
  await notify(tx, {
    eventId: event.id,
    to: to as AccountId, // an id by the event's schema
    kind: isInvited ? "keeper-invited" : "keeper-accepted",
    actorId,
    subject: subjectRef("keeping", ownerId),
    params: { role },
  });
};

/** Tells an account what the platform decided of its wish for a power, or that it took one back; why stands beside its powers. */
export const tellPower: Handler = async (event, tx) => {
  const isTaken = event.kind === powerTaken.kind;
  const { ownerId, power, outcome } = isTaken
    ? { ...powerTaken.schema.parse(event.payload), outcome: "taken" }
    : powerDecided.schema.parse(event.payload);
  await tell(tx, ownerId, "power-decided", {
    eventId: event.id,
    subject: subjectRef("keeping", ownerId),
    params: { power, outcome },
  });
};

/** Tells everybody who keeps the section that a reported comment was left too long and now stands in the record. */
export const tellReportsLeft: Handler = async (event, tx) => {
  const { ownerId } = reportsLeft.schema.parse(event.payload);
  for (const keeper of await keepersOf(tx, ownerId as AccountId))
    await tell(tx, keeper, "reports-left", { eventId: event.id, subject: subjectRef("keeping", ownerId) });
};

/**
 * The platform found a violation in what an organisation left beyond its time: the organisation's credit pays, once for each case (PUB Article 17), and the desk is to look at how it
 * keeps its comments.
 */
export const chargeForLapse: Handler = async (event, tx) => {
  const { caseId, measureKind } = measureImposed.schema.parse(event.payload);
  if (measureKind !== "remove-content") return;
  const ownerId = await chargeLapse(tx, caseId as CaseId); // an id by the event's schema
  const principalId = ownerId && (await principalOf(tx, ownerId));
  if (!principalId) return;
  await appendCredit(tx, {
    principalId,
    accountId: ownerId,
    reason: "keeper.lapse",
    points: lapsePoints,
    rule: lapseRule,
  });
  const request = { ...systemRequest("charge-lapse"), correlationId: event.correlationId };
  await appendEvents(tx, request, "keep", [lapseCharged(subjectRef("account", ownerId), { ownerId, caseId })]);
};

function tell(
  tx: WriteTx,
  to: string,
  kind: string,
  notice: Pick<Parameters<typeof notify>[1], "eventId" | "subject" | "params">,
): Promise<void> {
  return notify(tx, { ...notice, to: to as AccountId, kind }); // ids by the events' schemas
}
