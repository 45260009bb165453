// What follows from proving and opening identities: people are told, and unusual access raises an alert. Safe to run twice.
import { appendEvents, type StoredEvent } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { accessesSince } from "@/server/features/identity/store/access";
import { systemRequest } from "@/server/pipeline/system-request";
import { personalDataSeen, unusualAccess, usualAccesses } from "@/server/shared/access";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { type SubjectRef, subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { notify } from "@/server/trust/notify";
import { openAccountsOf } from "@/server/trust/standing/principals";
import { staffHolding } from "@/server/trust/standing/staff";

/** Tells whoever sent the claim. */
export async function tellOutcome(event: StoredEvent, tx: WriteTx): Promise<void> {
  const kind = event.kind === "identity.passed" ? "identity-passed" : "identity-refused";
  await notify(tx, { eventId: event.id, to: event.payload.accountId as AccountId, kind, subject: subjectOf(event) }); // the event's schema has it
}

/** Tells all accounts of the principal that a re-check is due, or that the identity does not hold any more. */
export async function tellPrincipal(event: StoredEvent, tx: WriteTx): Promise<void> {
  const kind = event.kind === "identity.lapsed" ? "identity-lapsed" : "identity-recheck";
  for (const to of await openAccountsOf(tx, event.payload.principalId as PrincipalId))
    await notify(tx, { eventId: event.id, to, kind, subject: subjectOf(event) });
}

/** Tells the person that their data were seen, and the officers when one member of staff looks unusually often. */
export async function tellOfAccess(event: StoredEvent, tx: WriteTx): Promise<void> {
  const { what } = personalDataSeen.schema.parse(event.payload);
  if (what === "identity")
    for (const to of await openAccountsOf(tx, event.subjectId as PrincipalId))
      await notify(tx, { eventId: event.id, to, kind: "identity-opened", subject: subjectOf(event) });
  const staffId = event.actorId;
  if (!staffId) return;
  const count = await accessesSince(tx, { staffId, what, since: addDays(event.at, -1), until: event.id });
  if (count <= usualAccesses[what]) return;
  const alert = unusualAccess(subjectRef("account", staffId), { staffId, what, count });
  await appendEvents(tx, systemRequest("access-alert"), "supervise", [alert]);
  for (const to of await staffHolding(tx, ["officer", "compliance"]))
    await notify(tx, { eventId: event.id, to, kind: "access-alert", params: { count } });
}

function subjectOf({ subjectKind, subjectId, rootId }: StoredEvent): SubjectRef {
  return { kind: subjectKind as SubjectRef["kind"], id: subjectId, rootId }; // the event's maker had the type
}
