// What follows from proving and opening identities: people are told, reused documents become a case, and unusual access raises an alert. Safe to run twice.
import { appendEvents, type StoredEvent } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { documentReused, identityPassed, identityRefused } from "@/server/features/identity/contract";
import { accessesSince } from "@/server/features/identity/store/access";
import { systemRequest } from "@/server/pipeline/system-request";
import { personalDataSeen, unusualAccess, usualAccesses } from "@/server/shared/access";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { type SubjectRef, subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { notify } from "@/server/trust/notify";
import { usersOfDocument } from "@/server/trust/standing/clusters";
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
  const principalId = event.payload.principalId as PrincipalId; // the event's schema has it
  for (const to of await openAccountsOf(tx, principalId))
    await notify(tx, { eventId: event.id, to, kind, subject: subjectOf(event) });
}

/** What the platform itself refused after the provider had confirmed the document. */
const reuses = ["account-limit", "barred", "another-identity"] as const;

/**
 * Names a document that is used again: refused because its holder has all accounts, is barred, or uses it for an account proven to be another's; or accepted for a further
 * account with another phone. A second account of the same person by the same phone is nobody's business. The desk opens a case for what is named.
 */
export async function findReusedDocument(event: StoredEvent, tx: WriteTx): Promise<void> {
  const passed = event.kind === identityPassed.kind ? identityPassed.schema.parse(event.payload) : null;
  const refused = event.kind === identityRefused.kind ? identityRefused.schema.parse(event.payload) : null;
  const by =
    passed?.joined && passed.method !== "organisation" ? "phones" : reuses.find((one) => one === refused?.reason);
  if (!by) return;
  const accountId = (passed ?? refused)?.accountId as AccountId; // the event's schema has it
  const { accounts, phones } = await usersOfDocument(tx, accountId);
  if (accounts.length < 2 || (by === "phones" && phones < 2)) return;
  const request = { ...systemRequest("reused-documents"), correlationId: event.correlationId };
  await appendEvents(tx, request, "verify-identity", [
    documentReused(subjectRef("account", accountId), { by, accounts }),
  ]);
}

/** Tells the person that their data were seen, and the officers when one member of staff looks unusually often. */
export async function tellOfAccess(event: StoredEvent, tx: WriteTx): Promise<void> {
  const { what } = personalDataSeen.schema.parse(event.payload);
  const principalId = event.subjectId as PrincipalId; // whose data they are
  if (what === "identity")
    for (const to of await openAccountsOf(tx, principalId))
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
