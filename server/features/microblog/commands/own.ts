// What people do with posts of their own.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import type { PostId } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import { keepMentions } from "@/server/trust/authors/mentions";
import { requireStillInContact } from "@/server/trust/contact/relation";
import type { Facts } from "@/server/trust/policy/facts";
import {
  advertisingNotStopped,
  fewNamed,
  linksAllowed,
  newsLicensed,
  notRemoved,
  ownsTarget,
  saysSomething,
} from "@/server/trust/policy/gates";
import { contentReviewed } from "@/server/trust/review/review";
import { lockState, setState } from "@/server/trust/visibility/state";
import {
  audienceNarrowed,
  editPostInput,
  narrowAudienceInput,
  onePostInput,
  postDeleted,
  postEdited,
  postPinned,
  postUnpinned,
} from "../contract";
import { audienceNamed, hasWords, isNarrower } from "../policy";
import {
  deletePostRow,
  insertRevision,
  isTextStill,
  narrowedAudience,
  pinnedPostSet,
  pinnedPostTaken,
  quotedBy,
} from "../store/own";
import { detailsOf } from "../subject";

function isReprint({ target }: Facts): boolean {
  return target !== null && detailsOf(target).declared.includes("reprint");
}

/**
 * Changes the text of one's own post. A held edit waits beside the text that readers go on seeing. A post that was returned goes back to the desk with its new
 * text. Whoever is named anew is meant from then on. What the post declares itself to be must still be allowed. CONFLICT/REMOVED for a post that a measure removed;
 * CONFLICT/CHANGED_MEANWHILE where its text is not what the author read (in another window it was edited); INVALID/ONLY_A_REPOST for a repost;
 * of a quote, FORBIDDEN/CONTACT_LIMITED where somebody quoted does not let the actor quote them any more, and FORBIDDEN/WORDS_STAY where the two block each other.
 */
export const editPost = command({
  profile: "publish",
  act: "edit",
  on: (input) => ref("post", input.postId),
  gates: [ownsTarget, notRemoved, hasWords, advertisingNotStopped, newsLicensed, linksAllowed, fewNamed, saysSomething],
  obligations: ["MB-04.2-a", "MB-07.1-c", "MB-12.1-a", "MB-16.2-a"],
  review: {
    as: "post-revision",
    also: async (_input, facts) => ({ texts: [], doubt: null, isReprint: isReprint(facts) }),
  },
  input: editPostInput,
  async run({ input, actor, target, review, tx }) {
    const postId = target.ref.id as PostId; // `on` named a post
    const post = subjectRef("post", postId);
    if (input.seen !== undefined && !(await isTextStill(tx, postId, input.seen)))
      throw new AppError("CONFLICT", "CHANGED_MEANWHILE", {});
    const revisionHeld = review?.outcome === "hold";
    if (actor.facts && detailsOf(target).sourceId)
      await requireStillInContact(tx, actor.facts, "quote", quotedBy(postId));
    const revisionId = await insertRevision(tx, postId, input.body, revisionHeld);
    if (actor.facts) await keepMentions(tx, actor.facts, post, input.body);
    const edited = postEdited(post, { authorId: target.ownerId ?? "", revisionId });
    const subject = subjectRef("post-revision", revisionId, postId);
    if (detailsOf(target).state !== "refused" || revisionHeld)
      return { result: { held: revisionHeld }, subject, events: [edited] };
    await setState(tx, post, "held");
    return {
      result: { held: true },
      subject,
      events: [edited, contentReviewed(post, { outcome: "hold", because: "resubmitted" })],
    };
  },
});

/**
 * Lets fewer people read one's own post from now on, also while measured; what hangs on it (comments, pictures, reposts) goes out of the others' sight with it, and open pages
 * drop it. INVALID/INPUT_INVALID for an audience that is not narrower, or a circle that is not one's own. May run twice.
 */
export const narrowAudience = command({
  profile: "manageOwn",
  act: "settings",
  on: (input) => ref("post", input.postId),
  gates: [ownsTarget, hasWords, audienceNamed, isNarrower],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: narrowAudienceInput,
  async run({ input, actor, target, tx }) {
    const { audience } = detailsOf(target);
    if (!actor.id || !(await narrowedAudience(tx, { ...input, from: audience, ownerId: actor.id })))
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "circleId", problem: "not_yours" }] });
    const subject = subjectRef("post", input.postId);
    return {
      result: { audience: input.audience },
      events: [audienceNarrowed(subject, { authorId: actor.id, from: audience, to: input.audience })],
    };
  },
});

/** Puts one of one's own posts first on one's page, in place of the one that stood there. May run twice. */
export const pinPost = command({
  profile: "manageOwn",
  act: "settings",
  on: (input) => ref("post", input.postId),
  gates: [ownsTarget, hasWords],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: onePostInput,
  async run({ input, target, tx }) {
    const authorId = target.ownerId;
    if (authorId) await tx.rows(pinnedPostSet(authorId, input.postId, tx.now));
    return {
      result: { isPinned: true },
      events: [postPinned(subjectRef("post", input.postId), { authorId: authorId ?? "" })],
    };
  },
});

/** Takes the post from its first place again. May run twice. */
export const unpinPost = command({
  profile: "manageOwn",
  act: "settings",
  on: (input) => ref("post", input.postId),
  gates: [ownsTarget],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: onePostInput,
  async run({ input, target, tx }) {
    const authorId = target.ownerId;
    if (authorId) await tx.rows(pinnedPostTaken(authorId, input.postId));
    return {
      result: { isPinned: false },
      events: [postUnpinned(subjectRef("post", input.postId), { authorId: authorId ?? "" })],
    };
  },
});

/** Deletes one's own post, also while measured; open pages drop it at once. CONFLICT/ALREADY_DONE the second time. */
export const deletePost = command({
  profile: "manageOwn",
  act: "delete",
  on: (input) => ref("post", input.postId),
  gates: [ownsTarget],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: onePostInput,
  async run({ input, target, tx }) {
    const subject = subjectRef("post", input.postId);
    const state = await lockState(tx, subject);
    if (!(await deletePostRow(tx, input.postId, state?.hidden !== true)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { id: input.postId }, events: [postDeleted(subject, { authorId: target.ownerId ?? "" })] };
  },
});
