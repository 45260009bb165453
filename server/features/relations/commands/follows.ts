// Following and blocking.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { accountBlocked, accountFollowed, accountUnblocked, accountUnfollowed, oneAccountInput } from "../contract";
import { someoneElse } from "../policy";
import { deleteBlock, deleteFollow, insertBlock, insertFollow } from "../store/follows";

const ownList = exempt("one's own list: it holds whom one put there, whether they can be seen now or not");
const noText = exempt("no user text");
const alreadyDone = () => new AppError("CONFLICT", "ALREADY_DONE", {});

/** Follows an account. CONFLICT/ALREADY_DONE where one follows it, or blocks it. */
export const followAccount = command({
  profile: "interact",
  act: "follow",
  on: (input) => ref("account", input.accountId),
  gates: [someoneElse],
  obligations: ["MB-16.2-a"],
  review: noText,
  input: oneAccountInput,
  async run({ input, actor, tx }) {
    if (!actor.id || !(await insertFollow(tx, actor.id, input.accountId))) throw alreadyDone();
    return { result: { isFollowing: true }, events: [accountFollowed(subjectRef("account", input.accountId), {})] };
  },
});

/** Ceases to follow, also while measured. CONFLICT/ALREADY_DONE where one did not. */
export const unfollowAccount = command({
  profile: "manageOwn",
  act: "undo",
  on: ownList,
  gates: [],
  obligations: ["MB-16.2-a"],
  review: noText,
  input: oneAccountInput,
  async run({ input, actor, tx }) {
    if (!actor.id || !(await deleteFollow(tx, actor.id, input.accountId))) throw alreadyDone();
    return { result: { isFollowing: false }, events: [accountUnfollowed(subjectRef("account", input.accountId), {})] };
  },
});

/**
 * Blocks an account, also while measured: neither sees the other from now on, and follows both ways and places in each other's lists end. CONFLICT/ALREADY_DONE the second time.
 */
export const blockAccount = command({
  profile: "manageOwn",
  act: "block",
  on: (input) => ref("account", input.accountId),
  gates: [someoneElse],
  obligations: ["MB-16.2-a"],
  review: noText,
  input: oneAccountInput,
  async run({ input, actor, tx }) {
    if (!actor.id || !(await insertBlock(tx, actor.id, input.accountId))) throw alreadyDone();
    return { result: { isBlocked: true }, events: [accountBlocked(subjectRef("account", input.accountId), {})] };
  },
});

/** Lifts a block, also while measured. Follows do not come back. CONFLICT/ALREADY_DONE where there was none. */
export const unblockAccount = command({
  profile: "manageOwn",
  act: "block",
  on: ownList,
  gates: [],
  obligations: ["MB-16.2-a"],
  review: noText,
  input: oneAccountInput,
  async run({ input, actor, tx }) {
    if (!actor.id || !(await deleteBlock(tx, actor.id, input.accountId))) throw alreadyDone();
    return { result: { isBlocked: false }, events: [accountUnblocked(subjectRef("account", input.accountId), {})] };
  },
});
