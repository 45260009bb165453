// What people do with their circles. A circle restricts who reads one's own posts, so its keeping stays open to whoever is measured.

import { readScope } from "@/server/core/read-scope";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { CircleId } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import { targetModule } from "@/server/trust/subjects";
import {
  circleDeleted,
  circleMade,
  circleMemberInput,
  circleRenamed,
  makeCircleInput,
  memberAdded,
  memberRemoved,
  mostCircles,
  mostMembers,
  oneCircleInput,
  renameCircleInput,
} from "./contract";
import { notOneself } from "./policy";
import { deleteCircleRows, deleteMember, insertCircle, insertMember, renameCircleRow } from "./store";

const ownersAlone = exempt("a circle's name is read by its owner alone");
const noText = exempt("no user text");

/** Makes a circle. CONFLICT/LIMIT_REACHED where one has as many as there may be. Two calls make two. */
export const makeCircle = command({
  profile: "manageOwn",
  act: "circle",
  on: exempt("a circle is a root of its own"),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: ownersAlone,
  input: makeCircleInput,
  async run({ input, actor, tx }) {
    const id = actor.id && (await insertCircle(tx, actor.id, input.name));
    if (!id) throw new AppError("CONFLICT", "LIMIT_REACHED", { limit: mostCircles });
    return { result: { id }, events: [circleMade(subjectRef("circle", id), { ownerId: actor.id ?? "" })] };
  },
});

/** Gives one's circle another name. NOT_FOUND for anybody else's. May run twice. */
export const renameCircle = command({
  profile: "manageOwn",
  act: "circle",
  on: (input) => ref("circle", input.circleId),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: ownersAlone,
  input: renameCircleInput,
  async run({ input, target, tx }) {
    await renameCircleRow(tx, input.circleId, input.name);
    return { result: { id: input.circleId }, events: [circleRenamed(target.ref, { ownerId: target.ownerId ?? "" })] };
  },
});

/**
 * Puts somebody into one's circle, who is not told; they read what was shown to it before as well. NOT_FOUND for a circle of somebody else, or an account that one may not
 * see; CONFLICT/ALREADY_DONE where they are in it, CONFLICT/LIMIT_REACHED where it is full.
 */
export const addToCircle = command({
  profile: "manageOwn",
  act: "circle",
  on: (input) => ref("circle", input.circleId),
  gates: [notOneself],
  obligations: ["MB-16.2-a"],
  review: noText,
  input: circleMemberInput,
  async run({ input, actor, target, tx }) {
    if (!(await targetModule("account").find(readScope(actor.id, tx.now, tx), input.accountId))) throw notFound();
    const added = await insertMember(tx, input.circleId, input.accountId);
    if (added === null) throw new AppError("CONFLICT", "LIMIT_REACHED", { limit: mostMembers });
    if (!added) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { isMember: true }, events: [memberAdded(target.ref, eventOf(target.ownerId, input))] };
  },
});

/** Takes somebody out of one's circle, who is not told: what is shown to it leaves their sight at once. CONFLICT/ALREADY_DONE where they were not in it. */
export const removeFromCircle = command({
  profile: "manageOwn",
  act: "circle",
  on: (input) => ref("circle", input.circleId),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: noText,
  input: circleMemberInput,
  async run({ input, target, tx }) {
    if (!(await deleteMember(tx, input.circleId, input.accountId))) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { isMember: false }, events: [memberRemoved(target.ref, eventOf(target.ownerId, input))] };
  },
});

/** Deletes one's circle: what was shown to it is read by oneself alone from now on. NOT_FOUND the second time. */
export const deleteCircle = command({
  profile: "manageOwn",
  act: "delete",
  on: (input) => ref("circle", input.circleId),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: noText,
  input: oneCircleInput,
  async run({ input, target, tx }) {
    await deleteCircleRows(tx, input.circleId);
    return { result: { id: input.circleId }, events: [circleDeleted(target.ref, { ownerId: target.ownerId ?? "" })] };
  },
});

function eventOf(ownerId: string | null, { accountId }: { circleId: CircleId; accountId: string }) {
  return { ownerId: ownerId ?? "", accountId };
}
