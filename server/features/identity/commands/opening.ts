// Opening one sealed identity: one person asks, another approves, and for an hour the first may look.

import type { WriteTx } from "@/server/core/write-tx";
import {
  type OpenedIdentity,
  oneOpeningInput,
  openingApproved,
  openingRefused,
  openingRequested,
  requestOpeningInput,
} from "@/server/features/identity/contract";
import {
  anotherPersonDecides,
  askedForOpening,
  openingApprovedByAnother,
  openingNotExpired,
  openingWaits,
} from "@/server/features/identity/policy";
import {
  approve,
  claimOf,
  insertOpening,
  lockOpening,
  type Opening,
  openingCounted,
  refuse,
} from "@/server/features/identity/store/openings";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { personalDataSeen } from "@/server/shared/access";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import { findAccountPhone } from "@/server/trust/standing/account-phone";
import { findByHandle } from "@/server/trust/standing/principals";

/**
 * Asks to open the identity behind an account, with a purpose and what it rests on. Refuses NOT_FOUND where there is no such account or nothing sealed, and
 * FORBIDDEN/CONFLICT_OF_INTEREST for one's own.
 */
export const requestOpening = command({
  profile: "staff.privacy",
  act: "open-identity",
  on: exempt("the account is named by its number, whatever its standing"),
  gates: [],
  obligations: ["MB-07.2-a", "GRP-06.2-a"],
  review: exempt("read by staff and by nobody else"),
  input: requestOpeningInput,
  async run({ input, actor, tx }) {
    const found = await findByHandle(tx, input.handle);
    if (!found || !(await claimOf(tx, found.principalId))) throw notFound();
    if (found.principalId === actor.principalId) throw new AppError("FORBIDDEN", "CONFLICT_OF_INTEREST", {});
    const { purpose, basis } = input;
    const of = { principalId: found.principalId, purpose, basis };
    const id = await insertOpening(tx, { ...of, requestedBy: signedInId(actor.id) });
    return { result: { openingId: id }, events: [openingRequested(subjectRef("opening", id, of.principalId), of)] };
  },
});

/** Approves another's request; it ends by itself an hour later. Refuses FORBIDDEN/CONFLICT_OF_INTEREST for one's own, as the database does, and CONFLICT/ALREADY_DONE once decided. */
export const approveOpening = command({
  profile: "staff.privacy",
  act: "open-identity",
  on: (input) => ref("opening", input.openingId),
  gates: [anotherPersonDecides, openingWaits],
  obligations: ["MB-07.2-a", "GRP-06.2-a"],
  review: exempt("no user text"),
  input: oneOpeningInput,
  async run({ input, actor, tx }) {
    const opening = await lock(tx, input.openingId);
    const expiresAt = await approve(tx, opening.id, signedInId(actor.id));
    if (!expiresAt) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: { expiresAt: expiresAt.toISOString() },
      events: [openingApproved(subjectOf(opening), { ...purposeOf(opening), expiresAt: expiresAt.toISOString() })],
    };
  },
});

/** Refuses another's request. The same refusals as approving. */
export const refuseOpening = command({
  profile: "staff.privacy",
  act: "open-identity",
  on: (input) => ref("opening", input.openingId),
  gates: [anotherPersonDecides, openingWaits],
  obligations: ["MB-07.2-a"],
  review: exempt("no user text"),
  input: oneOpeningInput,
  async run({ input, tx }) {
    const opening = await lock(tx, input.openingId);
    if (!(await refuse(tx, opening.id))) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: { openingId: opening.id },
      events: [openingRefused(subjectOf(opening), purposeOf(opening))],
    };
  },
});

/**
 * Shows what is sealed, to whoever asked, while the approval lasts. The only way that a clear value leaves the vault. Each call is an event of its own, is counted, and
 * stands in the person's access history. Refuses FORBIDDEN/OPENING_NOT_APPROVED, FORBIDDEN/OPENING_EXPIRED and FORBIDDEN/NOT_YOURS.
 */
export const openSealed = command({
  profile: "staff.privacy",
  act: "open-identity",
  on: (input) => ref("opening", input.openingId),
  gates: [askedForOpening, openingApprovedByAnother, openingNotExpired],
  obligations: ["MB-07.2-a", "GRP-06.2-a"],
  review: exempt("no user text"),
  input: oneOpeningInput,
  async run({ input, target, tx }) {
    const opening = await lock(tx, input.openingId);
    const found = await claimOf(tx, opening.principalId);
    if (!found) throw notFound();
    const { claim, accountId } = found;
    const isNamed = claim.method !== "network-identity";
    const result: OpenedIdentity = {
      method: claim.method,
      name: isNamed ? claim.name : null,
      number: isNamed ? claim.number : null,
      responsible: claim.method === "organisation" ? claim.responsible : null,
      phone: await findAccountPhone(tx, accountId),
      expiresAt: String(target.details.expiresAt),
    };
    const { purpose, basis } = opening;
    const seen = { what: "identity", role: "privacy", purpose, basis, openingId: opening.id } as const;
    const event = personalDataSeen(subjectRef("principal", opening.principalId), seen);
    return { result, events: [event], beside: [openingCounted(tx, opening.id)] };
  },
});

async function lock(tx: WriteTx, id: Opening["id"]): Promise<Opening> {
  const opening = await lockOpening(tx, id);
  if (!opening) throw notFound();
  return opening;
}

function subjectOf(opening: Opening) {
  return subjectRef("opening", opening.id, opening.principalId);
}

function purposeOf({ principalId, purpose, basis }: Opening) {
  return { principalId, purpose, basis };
}

function signedInId(id: AccountId | null): AccountId {
  if (!id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  return id;
}
