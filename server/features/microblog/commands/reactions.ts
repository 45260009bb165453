// What people do with posts of others without words: like them, and take likes and reposts back.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { identityVerified } from "@/server/trust/policy/gates";
import { lockState } from "@/server/trust/visibility/state";
import { onePostInput, postLiked, postUnliked, repostUndone } from "../contract";
import { deletePostRow } from "../store/own";
import { deleteLike, findRepost, insertLike } from "../store/reactions";

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
  act: "undo",
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

/** Takes one's repost of a post back, also while measured. CONFLICT/ALREADY_DONE where there is none. */
export const undoRepost = command({
  profile: "manageOwn",
  act: "delete",
  on: (input) => ref("post", input.postId),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: onePostInput,
  async run({ input, actor, target, tx }) {
    const repostId = actor.id && (await findRepost(tx, input.postId, actor.id));
    if (!actor.id || !repostId) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const subject = subjectRef("post", repostId);
    const state = await lockState(tx, subject);
    await deletePostRow(tx, repostId, state?.hidden !== true);
    return {
      result: { isReposted: false },
      events: [
        repostUndone(subject, {
          authorId: actor.id,
          sourceId: input.postId,
          sourceAuthorId: target.ownerId ?? "",
        }),
      ],
    };
  },
});
