// What people do with posts.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import type { PostId } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import { advertisingNotStopped, identityVerified, linksAllowed, ownsTarget } from "@/server/trust/policy/gates";
import { bornShown, lockState, setState } from "@/server/trust/visibility/state";
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
import { textsInImages } from "./image-texts";
import {
  countOwnMedia,
  deleteLike,
  deletePostRow,
  insertLike,
  insertPost,
  insertRevision,
  movePostCount,
} from "./store";

/**
 * Publishes a post. Held text or images make it visible to its author and the desk alone. Refuses INVALID/INPUT_INVALID without text and images, or with an
 * image that is not the author's own. Two calls make two posts.
 */
export const createPost = command({
  profile: "publish",
  act: "post",
  on: exempt("a post is a root of its own"),
  gates: [advertisingNotStopped, linksAllowed],
  obligations: ["MB-07.1-c", "MB-12.1-a", "MB-06.2-a", "GRP-07.2-b"],
  review: { as: "post", also: (input) => textsInImages(input.images.map((image) => image.id)) },
  input: createPostInput,
  async run({ input, actor, review, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const ids = input.images.map((image) => image.id);
    if (input.body.length === 0 && ids.length === 0) throw invalid("body", "empty");
    if (new Set(ids).size !== ids.length || (await countOwnMedia(tx, actor.id, ids)) !== ids.length)
      throw invalid("images", "not_yours");
    const id = await insertPost(tx, { ...input, authorId: actor.id, region: actor.request.region });
    const subject = subjectRef("post", id);
    if (review?.outcome === "hold") await setState(tx, subject, "held", { born: true });
    else await bornShown(tx, subject);
    return {
      result: { id, held: review?.outcome === "hold" },
      subject,
      events: [postCreated(subject, { authorId: actor.id, audience: input.audience, images: ids.length })],
    };
  },
});

/** Changes the text of one's own post. A held edit waits beside the text that readers go on seeing. */
export const editPost = command({
  profile: "publish",
  act: "edit",
  on: (input) => ref("post", input.postId),
  gates: [ownsTarget, linksAllowed],
  obligations: ["MB-07.1-c", "MB-12.1-a"],
  review: { as: "post-revision" },
  input: editPostInput,
  async run({ input, target, review, tx }) {
    const held = review?.outcome === "hold";
    const postId = target.ref.id as PostId; // `on` named a post
    const revisionId = await insertRevision(tx, postId, input.body, held);
    return {
      result: { held },
      subject: subjectRef("post-revision", revisionId, postId),
      events: [postEdited(subjectRef("post", postId), { authorId: target.ownerId ?? "", revisionId })],
    };
  },
});

/** Deletes one's own post, also while measured. CONFLICT/ALREADY_DONE the second time. */
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
    if (!(await deletePostRow(tx, input.postId))) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    if (!state?.hidden) await movePostCount(tx, input.postId, -1);
    return { result: { id: input.postId }, events: [postDeleted(subject, { authorId: target.ownerId ?? "" })] };
  },
});

/** Likes a post; liking twice is CONFLICT/ALREADY_DONE and counts once. Likes need identity (comments rules of 2022). */
export const likePost = command({
  profile: "interact",
  act: "like",
  on: (input) => ref("post", input.postId),
  gates: [identityVerified],
  obligations: ["MB-07.1-c"],
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
  obligations: [],
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

function invalid(path: string, problem: string): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem }] });
}
