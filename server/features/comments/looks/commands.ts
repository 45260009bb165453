// Asking the platform to look at a comment that its keepers hid, and the platform's answer.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { PostId } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import { gate, ownsTarget, signedIn } from "@/server/trust/policy/gates";
import { lockState, stateChanged } from "@/server/trust/visibility/state";
import {
  askLookInput,
  decideLookInput,
  type LookedAt,
  lookAsked,
  lookDecided,
  lookOpened,
  oneLookInput,
} from "../contract/looks";
import { commentRestored } from "../contract/sections";
import { textAt } from "../store/kept";
import { insertLook, lookClosed } from "../store/looks";
import { imageViewsOf } from "../views";
import { lookedAtRow } from "../visibility/looks";
import { lookOf } from "./subject";

const heard = exempt("no text of the author's; the desk's reason is read by author and keepers");

/** Neither those who hid it nor those who wrote it decide. */
const notInvolvedInLook = gate("notInvolvedInLook", "FORBIDDEN", "CONFLICT_OF_INTEREST", [], ({ target, account }) =>
  target && account && lookOf(target).involved.includes(account.principalId) ? {} : null,
);

/** The wish still waits for its answer. */
const lookOpen = gate("lookOpen", "CONFLICT", "ALREADY_DONE", [], ({ target }) =>
  target && lookOf(target).state === "open" ? null : {},
);

/**
 * Asks the platform to look at one's own comment that a keeper hid or deleted; also while measured. Once for each hiding: CONFLICT/ALREADY_DONE the second time, and where nothing is
 * hidden.
 */
export const askLook = command({
  profile: "redress",
  act: "appeal",
  on: (input) => ref("comment", input.commentId),
  gates: [signedIn, ownsTarget],
  obligations: ["MB-10.2-b"],
  review: heard,
  input: askLookInput,
  async run({ input, actor, target, tx }) {
    const postId = target.ref.rootId as PostId; // a comment lives under its post
    const asked =
      actor.id && target.details.state === "hidden"
        ? await insertLook(tx, { postId, commentId: input.commentId, by: actor.id })
        : null;
    if (!asked || !actor.id) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const about = { commentId: input.commentId, ownerId: asked.ownerId, askedBy: actor.id };
    return {
      result: { id: asked.id, dueAt: asked.dueAt.toISOString() },
      events: [lookAsked(subjectRef("look", asked.id), about)],
    };
  },
});

/** Shows a reviewer the comment of a wish. Each opening is an event: together they are the staff's access log. */
export const openLook = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("look", input.lookId),
  gates: [notInvolvedInLook],
  obligations: [],
  review: exempt("no user text"),
  input: oneLookInput,
  async run({ target, tx }) {
    const look = lookOf(target);
    const row = await lookedAtRow(tx, look);
    if (!row) throw notFound();
    const { commentId, ownerId, askedBy, postId } = look;
    const result: LookedAt = {
      ...row,
      textAt: row.textAt.toISOString(),
      images: imageViewsOf(row.images),
      address: `/p/${postId}#c-${commentId}`,
    };
    return { result, events: [lookOpened(target.ref, { commentId, ownerId, askedBy })] };
  },
});

/**
 * Answers a wish once, with a reason that author and keepers read: the comment comes back, and keepers do not hide it again while its text stays; or it stays hidden.
 * CONFLICT/ALREADY_DONE for an answered one, CONFLICT/CHANGED_MEANWHILE where the author changed the text since it was opened (nothing is decided without opening it), FORBIDDEN/CONFLICT_OF_INTEREST for whoever wrote it or hid it.
 */
export const decideLook = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("look", input.lookId),
  gates: [lookOpen, notInvolvedInLook],
  obligations: ["MB-10.2-b"],
  review: exempt("a reason of the desk"),
  input: decideLookInput,
  async run({ input, actor, target, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const { commentId, ownerId, askedBy, postId } = lookOf(target);
    const comment = subjectRef("comment", commentId, postId);
    const found = await lockState(tx, comment);
    if (new Date(input.seen).toISOString() !== (await textAt(tx, comment)))
      throw new AppError("CONFLICT", "CHANGED_MEANWHILE", {});
    const closed = {
      ...lookClosed(tx, input.lookId, { by: actor.id, outcome: input.outcome, reason: input.reason }),
      refusal: new AppError("CONFLICT", "ALREADY_DONE", {}),
    };
    const decided = lookDecided(target.ref, { commentId, ownerId, askedBy, outcome: input.outcome });
    // A keeper may have brought it back meanwhile, or the platform removed it for another reason.
    if (input.outcome === "left" || found?.state !== "hidden")
      return { result: { state: input.outcome }, events: [decided], beside: [closed] };
    const restored = commentRestored(comment, { ownerId, authorId: askedBy, role: "owner", by: "platform" });
    return {
      result: { state: input.outcome },
      events: [decided, restored],
      beside: [closed, ...stateChanged(comment, found, { state: "shown", measureId: null, since: tx.now })],
    };
  },
});
