// What people do with their lists.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { ListId } from "@/server/shared/ids";
import { mostInList, mostLists } from "@/server/shared/limits";
import { ref, subjectRef } from "@/server/shared/subject";
import { notRemoved, ownsTarget } from "@/server/trust/policy/gates";
import {
  editListInput,
  listDeleted,
  listEdited,
  listMade,
  listMemberAdded,
  listMemberInput,
  listMemberRemoved,
  makeListInput,
  oneListInput,
} from "./contract";
import { deleteListRow, deleteMember, insertList, insertMember, updateList } from "./store";

const alreadyDone = () => new AppError("CONFLICT", "ALREADY_DONE", {});

/** Makes a list, for its owner alone or for everyone. A held name hides it from all but its owner and the desk. FORBIDDEN/LIMIT_REACHED past fifty. Two calls make two lists. */
export const makeList = command({
  profile: "present",
  act: "list",
  on: exempt("a list is a root of its own"),
  gates: [],
  obligations: ["MB-07.1-c", "MB-12.1-a"],
  review: { as: "list" },
  input: makeListInput,
  async run({ input, actor, review, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const id = await insertList(tx, actor.id, input);
    if (!id) throw new AppError("FORBIDDEN", "LIMIT_REACHED", { limit: mostLists });
    const subject = subjectRef("list", id);
    return {
      result: { id, held: review?.outcome === "hold" },
      subject,
      events: [listMade(subject, { authorId: actor.id, audience: input.audience })],
    };
  },
});

/** Renames a list or changes who reads it. A held name hides the list until a person decided. CONFLICT/REMOVED for one that a measure removed. */
export const editList = command({
  profile: "present",
  act: "list",
  on: (input) => ref("list", input.listId),
  gates: [ownsTarget, notRemoved],
  obligations: ["MB-07.1-c", "MB-12.1-a"],
  review: { as: "list" },
  input: editListInput,
  async run({ input, target, review, tx }) {
    await updateList(tx, input.listId, input);
    const subject = subjectRef("list", input.listId);
    return {
      result: { held: review?.outcome === "hold" },
      subject,
      events: [listEdited(subject, { authorId: target.ownerId ?? "", audience: input.audience })],
    };
  },
});

/** Deletes one's own list, also while measured. CONFLICT/ALREADY_DONE the second time. */
export const deleteList = command({
  profile: "manageOwn",
  act: "delete",
  on: (input) => ref("list", input.listId),
  gates: [ownsTarget],
  obligations: [],
  review: exempt("no user text"),
  input: oneListInput,
  async run({ input, target, tx }) {
    if (!(await deleteListRow(tx, input.listId))) throw alreadyDone();
    const subject = subjectRef("list", input.listId);
    return { result: { id: input.listId }, events: [listDeleted(subject, { authorId: target.ownerId ?? "" })] };
  },
});

/**
 * Puts an account into one's own list; it is not told. NOT_FOUND for one that the owner may not see, CONFLICT/ALREADY_DONE for one that is in it, FORBIDDEN/LIMIT_REACHED past
 * five hundred.
 */
export const addToList = command({
  profile: "interact",
  act: "list",
  on: (input) => ref("list", input.listId),
  gates: [ownsTarget],
  obligations: [],
  review: exempt("no user text"),
  input: listMemberInput,
  async run({ input, target, tx }) {
    if (!target.ownerId) throw notFound();
    const outcome = await insertMember(tx, target.ownerId, input.listId, input.accountId);
    if (outcome === "absent") throw notFound();
    if (outcome === "there") throw alreadyDone();
    if (outcome === "full") throw new AppError("FORBIDDEN", "LIMIT_REACHED", { limit: mostInList });
    return {
      result: { isInList: true },
      events: [listMemberAdded(subjectRef("list", input.listId), { accountId: input.accountId })],
    };
  },
});

/** Takes an account out of one's own list, also while measured. CONFLICT/ALREADY_DONE where it is not in it. */
export const removeFromList = command({
  profile: "manageOwn",
  act: "list",
  on: (input) => ref("list", input.listId),
  gates: [ownsTarget],
  obligations: [],
  review: exempt("no user text"),
  input: listMemberInput,
  async run({ input, tx }) {
    if (!(await deleteMember(tx, input.listId, input.accountId))) throw alreadyDone();
    return {
      result: { isInList: false },
      events: [listMemberRemoved(subjectRef("list", input.listId), { accountId: input.accountId })],
    };
  },
});

/** Takes oneself out of somebody's public list, also while measured. CONFLICT/ALREADY_DONE where one is not in it. */
export const leaveList = command({
  profile: "manageOwn",
  act: "list",
  on: (input) => ref("list", input.listId),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: oneListInput,
  async run({ actor, target, tx }) {
    const listId = target.ref.id as ListId; // `on` named a list
    if (!actor.id || !(await deleteMember(tx, listId, actor.id))) throw alreadyDone();
    return {
      result: { isInList: false },
      events: [listMemberRemoved(subjectRef("list", listId), { accountId: actor.id })],
    };
  },
});
