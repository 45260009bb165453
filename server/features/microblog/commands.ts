// What people do with posts.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import type { PostId } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import { imagesForReview } from "@/server/trust/attachments";
import { advertisingNotStopped, identityVerified, linksAllowed, ownsTarget } from "@/server/trust/policy/gates";
import { contentReviewed } from "@/server/trust/review/review";
import { lockState, setState } from "@/server/trust/visibility/state";
import {
  createPostInput,
  editPostInput,
  onePostInput,
  postCreated,
  postDeleted,
  postEdited,
  postLiked,
  postUnliked,
} from "./contract";
import { postNotRemoved, saysSomething } from "./policy";
import { deleteLike, deletePostRow, insertLike, insertPost, insertRevision } from "./store";

/**
 * Publishes a post. Held text or images make it visible to its author and the desk alone. Refuses INVALID/INPUT_INVALID without text and images, or with an
 * image that is not the author's own. Two calls make two posts.
 */
export const createPost = command({
  profile: "publish",
  act: "post",
  on: exempt("a post is a root of its own"),
  gates: [advertisingNotStopped, linksAllowed, saysSomething],
  obligations: ["MB-07.1-c", "MB-12.1-a", "MB-06.2-a", "GRP-07.2-b", "MB-16.2-a"],
  review: { as: "post", also: (input) => imagesForReview(input.images.map((image) => image.id)) },
  input: createPostInput,
  async run({ input, actor, review, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const held = review?.outcome === "hold";
    const once = new Set(input.images.map((image) => image.id)).size === input.images.length;
    const id = once ? await insertPost(tx, { ...input, authorId: actor.id, region: actor.request.region }) : null;
    if (!id) throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "images", problem: "not_yours" }] });
    const subject = subjectRef("post", id);
    return {
      result: { id, held },
      subject,
      events: [postCreated(subject, { authorId: actor.id, audience: input.audience, images: input.images.length })],
    };
  },
});

/**
 * Changes the text of one's own post. A held edit waits beside the text that readers go on seeing. A post that was returned goes back to the desk with its new
 * text. CONFLICT/REMOVED for a post that a measure removed.
 */
export const editPost = command({
  profile: "publish",
  act: "edit",
  on: (input) => ref("post", input.postId),
  gates: [ownsTarget, postNotRemoved, linksAllowed, saysSomething],
  obligations: ["MB-07.1-c", "MB-12.1-a", "MB-16.2-a"],
  review: { as: "post-revision" },
  input: editPostInput,
  async run({ input, target, review, tx }) {
    const postId = target.ref.id as PostId; // `on` named a post
    const post = subjectRef("post", postId);
    const revisionHeld = review?.outcome === "hold";
    const revisionId = await insertRevision(tx, postId, input.body, revisionHeld);
    const edited = postEdited(post, { authorId: target.ownerId ?? "", revisionId });
    const subject = subjectRef("post-revision", revisionId, postId);
    if (target.details.state !== "refused" || revisionHeld)
      return { result: { held: revisionHeld }, subject, events: [edited] };
    await setState(tx, post, "held");
    return {
      result: { held: true },
      subject,
      events: [edited, contentReviewed(post, { outcome: "hold", because: "resubmitted" })],
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

/** Likes a post; liking twice is CONFLICT/ALREADY_DONE and counts once. Likes need identity (comments rules of 2022). */
export const likePost = command({
  profile: "interact",
  act: "like",
  on: (input) => ref("post", input.postId),
  gates: [identityVerified],
  obligations: ["MB-07.1-c", "MB-16.2-a"],
  review: exempt("no user text"),
  input: onePostInput,
  async run({ input, actor, target, tx }) {
    if (!actor.id || !(await insertLike(tx, input.postId, actor.id)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: { isLiked: true },
      events: [postLiked(subjectRef("post", input.postId), { authorId: target.ownerId ?? "" })],
    };
  },
});

/** Takes a like back, also while measured. CONFLICT/ALREADY_DONE where there was none. */
export const unlikePost = command({
  profile: "manageOwn",
  act: "like",
  on: (input) => ref("post", input.postId),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: onePostInput,
  async run({ input, actor, target, tx }) {
    if (!actor.id || !(await deleteLike(tx, input.postId, actor.id)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: { isLiked: false },
      events: [postUnliked(subjectRef("post", input.postId), { authorId: target.ownerId ?? "" })],
    };
  },
});
