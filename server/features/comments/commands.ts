// What people do with comments.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { CommentId, PostId } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import { linksAllowed, ownsTarget } from "@/server/trust/policy/gates";
import { contentReviewed } from "@/server/trust/review/review";
import { lockState, setState } from "@/server/trust/visibility/state";
import {
  commentCreated,
  commentDeleted,
  commentEdited,
  createCommentInput,
  editCommentInput,
  oneCommentInput,
} from "./contract";
import { commentNotRemoved } from "./policy";
import { deleteCommentRow, insertComment, insertCommentRevision } from "./store";

/**
 * Publishes a comment under a post that its author may see, or an answer to one of its comments. A held one is visible to its author and the desk alone.
 * NOT_FOUND where post or answered comment is not there or not for the author. Two calls make two comments.
 */
export const createComment = command({
  profile: "publish",
  act: "comment",
  on: (input) => ref("post", input.postId),
  gates: [linksAllowed],
  obligations: ["MB-07.1-c", "MB-12.1-a", "MB-06.2-a", "GRP-07.2-b", "MB-16.2-a"],
  review: { as: "comment" },
  input: createCommentInput,
  async run({ input, actor, target, review, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const held = review?.outcome === "hold";
    const made = await insertComment(tx, {
      postId: input.postId,
      authorId: actor.id,
      body: input.body,
      replyTo: input.replyTo ?? null,
      region: actor.request.region,
    });
    if (!made) throw notFound();
    const subject = subjectRef("comment", made.id, input.postId);
    return {
      result: { id: made.id, held },
      subject,
      events: [
        commentCreated(subject, {
          authorId: actor.id,
          postAuthorId: target.ownerId ?? "",
          threadId: made.threadId,
          answeredAuthorId: made.answeredAuthorId,
        }),
      ],
    };
  },
});

/**
 * Changes one's own comment. A held edit waits beside the text that readers go on seeing. A comment that was returned goes back to the desk with its new text.
 * CONFLICT/REMOVED for one that a measure removed.
 */
export const editComment = command({
  profile: "publish",
  act: "edit",
  on: (input) => ref("comment", input.commentId),
  gates: [ownsTarget, commentNotRemoved, linksAllowed],
  obligations: ["MB-07.1-c", "MB-12.1-a", "MB-16.2-a"],
  review: { as: "comment-revision" },
  input: editCommentInput,
  async run({ input, target, review, tx }) {
    const postId = target.ref.rootId as PostId; // a comment lives under its post
    const comment = subjectRef("comment", input.commentId, postId);
    const revisionHeld = review?.outcome === "hold";
    const revisionId = await insertCommentRevision(tx, postId, input.commentId, input.body, revisionHeld);
    const edited = commentEdited(comment, { authorId: target.ownerId ?? "", revisionId });
    const subject = subjectRef("comment-revision", revisionId, postId);
    if (target.details.state !== "refused" || revisionHeld)
      return { result: { held: revisionHeld }, subject, events: [edited] };
    await setState(tx, comment, "held");
    return {
      result: { held: true },
      subject,
      events: [edited, contentReviewed(comment, { outcome: "hold", because: "resubmitted" })],
    };
  },
});

/** Deletes one's own comment, also while measured; answers to it stay. CONFLICT/ALREADY_DONE the second time. */
export const deleteComment = command({
  profile: "manageOwn",
  act: "delete",
  on: (input) => ref("comment", input.commentId),
  gates: [ownsTarget],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: oneCommentInput,
  async run({ target, tx }) {
    const id = target.ref.id as CommentId; // `on` named a comment
    const postId = target.ref.rootId as PostId; // a comment lives under its post
    const subject = subjectRef("comment", id, postId);
    const state = await lockState(tx, subject);
    if (!(await deleteCommentRow(tx, postId, id, state?.hidden !== true)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { id }, events: [commentDeleted(subject, { authorId: target.ownerId ?? "" })] };
  },
});
