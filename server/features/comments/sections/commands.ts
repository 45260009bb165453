// What keepers decide of single comments: hide, delete, restore, pass, leave, lift, bar.
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { type Actor, command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { KeeperAct, KeeperRole } from "@/server/shared/sections";
import { ref } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import type { Target } from "@/server/trust/subjects";
import { lockState, type StateWord, stateChanged } from "@/server/trust/visibility/state";
import {
  barCommenterInput,
  commenterBarred,
  commentHidden,
  commentLeft,
  commentLifted,
  commentLowered,
  commentPassed,
  commentRestored,
  hideCommentInput,
  keptCommentInput,
  liftCommentInput,
  passCommentInput,
} from "../contract/sections";
import { clearLifted, decisionRecorded, insertBar, markLifted, tellSection, textAt } from "../store/kept";
import { mayEnd, powerGates, sectionOf } from "./policy";
import { commentOf, keptOf } from "./subject";

const noText = exempt("no user text: reasons are chosen from a list that everybody can read");
const onComment = (input: { commentId: string }) => ref("kept-comment", input.commentId);

/**
 * Takes a comment out of sight with a reason that its author reads; answers to it stay, and readers see how many were hidden. Of what waits it is the refusal.
 * CONFLICT/ALREADY_DONE where it is hidden. The platform's own decisions stand above it: what it holds or removed is NOT_FOUND, and what it brought back is FORBIDDEN/PLATFORM_DECIDED.
 */
export const hideComment = command({
  profile: "operator",
  act: "keep",
  on: onComment,
  gates: powerGates("hide"),
  obligations: ["MB-10.2-b", "PUB-17.2-a"],
  review: noText,
  input: hideCommentInput,
  run: ({ input, actor, target, tx }) => hidden(tx, actor, target, input.reason, "hidden"),
});

/** Hides a comment for good: keepers cannot take it back, the platform can when the author asks it to look. CONFLICT/ALREADY_DONE the second time. */
export const deleteKeptComment = command({
  profile: "operator",
  act: "keep",
  on: onComment,
  gates: powerGates("delete"),
  obligations: ["MB-10.2-b", "PUB-17.2-a", "PUB-17.2-b"],
  review: noText,
  input: hideCommentInput,
  run: ({ input, actor, target, tx }) => hidden(tx, actor, target, input.reason, "deleted"),
});

/** Brings back what a keeper hid. CONFLICT/ALREADY_DONE where nothing is hidden, or it was deleted. */
export const restoreComment = command({
  profile: "operator",
  act: "keep",
  on: onComment,
  gates: [mayEnd("hide")],
  obligations: ["MB-10.2-b", "PUB-17.2-a"],
  review: noText,
  input: keptCommentInput,
  async run({ actor, target, tx }) {
    if (keptOf(target).lastAct === "deleted") throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const { beside, about } = await moved(tx, actor, target, { from: ["hidden"], to: "shown", act: "restored" });
    return {
      result: { state: "shown" as const },
      events: [commentRestored(commentOf(target), { ...about, by: "keeper" })],
      beside,
    };
  },
});

/**
 * Shows a comment that waited. CONFLICT/ALREADY_DONE where it does not wait (any more), CONFLICT/CHANGED_MEANWHILE where its author changed it since the keeper read it.
 */
export const passComment = command({
  profile: "operator",
  act: "keep",
  on: onComment,
  gates: [mayEnd("hide")],
  obligations: ["MB-10.2-b", "PUB-17.2-a"],
  review: noText,
  input: passCommentInput,
  async run({ input, actor, target, tx }) {
    const { beside, about } = await moved(tx, actor, target, { from: ["waiting"], to: "shown", act: "passed" });
    // Asked once the state is held: an edit that committed before is seen, and one that comes after finds the comment shown and has it wait again.
    if (input.seen && new Date(input.seen).toISOString() !== (await textAt(tx, commentOf(target))))
      throw new AppError("CONFLICT", "CHANGED_MEANWHILE", {});
    return { result: { state: "shown" as const }, events: [commentPassed(commentOf(target), about)], beside };
  },
});

/** Says that a reported comment was looked at and may stay: it is no longer late. The platform decides its reports all the same. */
export const leaveComment = command({
  profile: "operator",
  act: "keep",
  on: onComment,
  gates: [mayEnd("hide")],
  obligations: ["MB-10.2-a", "PUB-17.2-a"],
  review: noText,
  input: keptCommentInput,
  async run({ actor, target, tx }) {
    const { by, about } = who(actor, target);
    if (keptOf(target).state !== "shown") throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: { state: "shown" as const },
      events: [commentLeft(commentOf(target), about)],
      beside: [recorded(tx, target, by, "left", "looked-at")],
    };
  },
});

/** Puts a comment above the others, pinned or selected, with a reason. CONFLICT/ALREADY_DONE for a reply, for what stands there, or where as many stand there as may. */
export const liftComment = command({
  profile: "operator",
  act: "keep",
  on: onComment,
  gates: powerGates("lift"),
  obligations: ["PUB-17.2-a"],
  review: noText,
  input: liftCommentInput,
  async run({ input, actor, target, tx }) {
    const { id, postId, state } = keptOf(target);
    if (state !== "shown" || !(await markLifted(tx, postId, id, input.as)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    await tellSection(tx, postId);
    const { about } = who(actor, target);
    return {
      result: { mark: input.as },
      events: [commentLifted(commentOf(target), { ...about, as: input.as, reason: input.reason })],
    };
  },
});

/** Takes a comment down to the others. CONFLICT/ALREADY_DONE where it stands among them. */
export const lowerComment = command({
  profile: "operator",
  act: "keep",
  on: onComment,
  gates: [mayEnd("lift")],
  obligations: ["PUB-17.2-a"],
  review: noText,
  input: keptCommentInput,
  async run({ actor, target, tx }) {
    const { id, postId } = keptOf(target);
    if (!(await clearLifted(tx, postId, id))) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    await tellSection(tx, postId);
    return { result: { mark: null }, events: [commentLowered(commentOf(target), who(actor, target).about)] };
  },
});

/**
 * Bars whoever wrote a comment from all sections of the account, whichever account they come back with. A second time sets reason and end anew. FORBIDDEN/CANNOT_BE_YOURSELF
 * for those who keep the section.
 */
export const barCommenter = command({
  profile: "operator",
  act: "keep",
  on: onComment,
  gates: powerGates("bar"),
  obligations: ["MB-10.2-b", "PUB-17.2-a"],
  review: noText,
  input: barCommenterInput,
  async run({ input, actor, target, tx }) {
    const { by, ownerId, about } = who(actor, target);
    const kept = keptOf(target);
    if (kept.authorId === ownerId || kept.principalId === actor.principalId)
      throw new AppError("FORBIDDEN", "CANNOT_BE_YOURSELF", {});
    const until = input.days ? addDays(tx.now, input.days) : null;
    await insertBar(tx, {
      ownerId,
      principalId: kept.principalId,
      accountId: kept.authorId,
      reason: input.reason,
      byId: by.id,
      until,
    });
    const barred = { ...about, reason: input.reason, until: until?.toISOString() ?? null };
    return { result: { until: barred.until }, events: [commenterBarred(commentOf(target), barred)] };
  },
});

/** Who decides, for whom, in which role: the gates have refused everybody else. */
function who(actor: Actor, target: Target) {
  const section = sectionOf({ target });
  if (!actor.id || !section?.role) throw new AppError("FORBIDDEN", "ROLE_REQUIRED", { role: "comment-keeper" });
  const by = { id: actor.id, role: section.role, ownerId: section.ownerId };
  return {
    by,
    ownerId: section.ownerId,
    about: { ownerId: section.ownerId, role: section.role, authorId: keptOf(target).authorId },
  };
}

function recorded(
  tx: WriteTx,
  target: Target,
  by: { id: AccountId; role: KeeperRole; ownerId: AccountId },
  act: KeeperAct,
  reason: string,
): Beside {
  const { id, postId } = keptOf(target);
  return decisionRecorded(tx, {
    postId,
    commentId: id,
    ownerId: by.ownerId,
    act,
    reason,
    byId: by.id,
    byRole: by.role,
  });
}

/** Moves a comment between the states that are the keepers'; the state's row is locked. CONFLICT/ALREADY_DONE where it does not stand in one of `from`. */
async function moved(
  tx: WriteTx,
  actor: Actor,
  target: Target,
  move: { from: readonly StateWord[]; to: StateWord; act: KeeperAct; reason?: string },
) {
  const subject = commentOf(target);
  const found = await lockState(tx, subject);
  if (!move.from.includes(found?.state ?? "shown")) throw new AppError("CONFLICT", "ALREADY_DONE", {});
  const { by, about } = who(actor, target);
  const beside = [
    ...stateChanged(subject, found, { state: move.to, measureId: null, since: tx.now }),
    recorded(tx, target, by, move.act, move.reason ?? move.act),
  ];
  return { beside, about };
}

async function hidden(tx: WriteTx, actor: Actor, target: Target, reason: string, act: "hidden" | "deleted") {
  if (keptOf(target).isPlatforms) throw new AppError("FORBIDDEN", "PLATFORM_DECIDED", {});
  // What was hidden can still be deleted; what was deleted is done.
  const from: StateWord[] =
    act === "deleted" && keptOf(target).lastAct !== "deleted" ? ["shown", "waiting", "hidden"] : ["shown", "waiting"];
  const { beside, about } = await moved(tx, actor, target, { from, to: "hidden", act, reason });
  const event = commentHidden(commentOf(target), { ...about, reason, isFinal: act === "deleted" });
  return { result: { state: "hidden" as const }, events: [event] as const, beside };
}
