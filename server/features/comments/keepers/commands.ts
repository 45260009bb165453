// Who keeps an organisation's comments with it: invited, accepted, left, removed, named as responsible.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { findByHandle } from "@/server/trust/standing/principals";
import {
  inviteKeeperInput,
  keeperAccepted,
  keeperInput,
  keeperInvited,
  keeperLeft,
  keeperRemoved,
  oneKeeperInput,
  responsibleLost,
  responsibleNamed,
} from "../contract/keepers";
import { mayEnd, powerGates } from "../sections/policy";
import { acceptInvitation, deleteKeeper, insertInvitation, nameResponsible } from "../store/keepers";

const noText = exempt("no user text");
const onKeeping = (input: { ownerId: string }) => ref("keeping", input.ownerId);
const mayKeep = powerGates("keepers");

/**
 * Invites an account to keep a verified organisation's comments, or gives a keeper another role. NOT_FOUND for an unknown handle, FORBIDDEN/CANNOT_BE_YOURSELF for the
 * organisation itself, CONFLICT/ALREADY_DONE where as many keepers as may be are there.
 */
export const inviteKeeper = command({
  profile: "operator",
  act: "keep",
  on: onKeeping,
  gates: mayKeep,
  obligations: ["MB-10.2-b"],
  review: noText,
  input: inviteKeeperInput,
  async run({ input, actor, tx }) {
    const invited = await findByHandle(tx, input.handle);
    if (!invited || !actor.id) throw notFound();
    if (invited.accountId === input.ownerId) throw new AppError("FORBIDDEN", "CANNOT_BE_YOURSELF", {});
    const { ownerId, role } = input;
    const keeperId = invited.accountId;
    if (!(await insertInvitation(tx, { ownerId, keeperId, role, by: actor.id })))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: { keeperId },
      events: [keeperInvited(subjectRef("account", ownerId), { ownerId, keeperId, role })],
    };
  },
});

/** Accepts to keep an account's comments. CONFLICT/ALREADY_DONE where no invitation waits. */
export const acceptKeeping = command({
  profile: "operator",
  act: "keep",
  on: onKeeping,
  gates: [],
  obligations: ["MB-10.2-b"],
  review: noText,
  input: keeperInput,
  async run({ input, actor, tx }) {
    const role = actor.id && (await acceptInvitation(tx, input.ownerId, actor.id));
    if (!actor.id || !role) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const accepted = { ownerId: input.ownerId, keeperId: actor.id, role };
    return { result: { role }, events: [keeperAccepted(subjectRef("account", input.ownerId), accepted)] };
  },
});

/**
 * Declines an invitation, or stops keeping an account's comments; also while measured. Where one was the responsible person, the organisation is told and its time to name another begins.
 * CONFLICT/ALREADY_DONE where one keeps nothing there.
 */
export const leaveKeeping = command({
  profile: "manageOwn",
  act: "settings",
  on: onKeeping,
  gates: [],
  obligations: ["MB-10.2-b"],
  review: noText,
  input: keeperInput,
  async run({ input, actor, tx }) {
    const ended = actor.id && (await deleteKeeper(tx, input.ownerId, actor.id));
    if (!actor.id || !ended) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const who = { ownerId: input.ownerId, keeperId: actor.id };
    const left = keeperLeft(subjectRef("account", input.ownerId), who);
    return { result: { id: input.ownerId }, events: [left, ...lostBy(ended, who, "left")] };
  },
});

/** Takes a keeper's part away at once, or an invitation back. CONFLICT/ALREADY_DONE where there is none. */
export const removeKeeper = command({
  profile: "operator",
  act: "keep",
  on: onKeeping,
  gates: [mayEnd("keepers")],
  obligations: ["MB-10.2-b"],
  review: noText,
  input: oneKeeperInput,
  async run({ input, tx }) {
    const ended = await deleteKeeper(tx, input.ownerId, input.keeperId);
    if (!ended) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const removed = keeperRemoved(subjectRef("account", input.ownerId), input);
    return { result: { id: input.keeperId }, events: [removed, ...lostBy(ended, input, "removed")] };
  },
});

/**
 * Names the person who is responsible for the organisation's comments (MB Article 10): a keeper who accepted and whose own identity as a person is verified, else
 * FORBIDDEN/REAL_NAME_REQUIRED. One at a time; may run twice.
 */
export const nameResponsiblePerson = command({
  profile: "operator",
  act: "keep",
  on: onKeeping,
  gates: mayKeep,
  obligations: ["MB-10.2-a"],
  review: noText,
  input: oneKeeperInput,
  async run({ input, tx }) {
    if (!(await nameResponsible(tx, input.ownerId, input.keeperId)))
      throw new AppError("FORBIDDEN", "REAL_NAME_REQUIRED", { state: "none" });
    return { result: { id: input.keeperId }, events: [responsibleNamed(subjectRef("account", input.ownerId), input)] };
  },
});

/** The event of an organisation that lost its responsible person with a keeper; none where they were not. */
function lostBy(
  { wasResponsible }: { wasResponsible: boolean },
  who: { ownerId: string; keeperId: string },
  because: "left" | "removed",
) {
  return wasResponsible ? [responsibleLost(subjectRef("account", who.ownerId), { ...who, because })] : [];
}
