// What people do with comments.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { CommentId, PostId } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import { imagesForReview } from "@/server/trust/attachments";
import { keepMentions } from "@/server/trust/authors/mentions";
import { requireContact, requireStillInContact } from "@/server/trust/contact/relation";
import {
  fewNamed,
  identityVerified,
  linksAllowed,
  notRemoved,
  ownsTarget,
  saysSomething,
} from "@/server/trust/policy/gates";
import { contentReviewed } from "@/server/trust/review/review";
import { lockState, setState } from "@/server/trust/visibility/state";
import {
  commentCreated,
  commentDeleted,
  commentEdited,
  commentLiked,
  commentUnliked,
  createCommentInput,
  editCommentInput,
  oneCommentInput,
} from "./contract";
import { sectionOf, waitsUnderNews, writingHere } from "./sections/policy";
import {
  answeredBy,
  deleteCommentLike,
  deleteCommentRow,
  insertComment,
  insertCommentLike,
  insertCommentRevision,
  waitsAgain,
} from "./store";

/**
 * Publishes a comment under a post that its author may see, or an answer to one of its comments. A held one, as all under news that are not its author's are at first, is visible to its
 * author and the desk alone, one in a section that passes each comment first to its author and the keepers. Refuses NOT_FOUND where post or answered comment is not there or not for the author; FORBIDDEN where the section is
 * stopped by the platform, closed, lets others comment, or barred the person (CONTACT_LIMITED where the post's author, or whom it answers, does not take comments from the actor);
 * INVALID/INPUT_INVALID without words and pictures, or with a picture of somebody else, INVALID/TOO_MANY_NAMED. Two calls make two comments.
 */
export const createComment = command({
  profile: "publish",
  act: "comment",
  on: (input) => ref("section", input.postId),
  gates: [...writingHere, linksAllowed, fewNamed, saysSomething],
  obligations: ["MB-07.1-c", "MB-12.1-a", "MB-06.2-a", "GRP-07.2-b", "MB-16.2-a", "MB-10.2-b"],
  review: {
    as: "comment",
    also: async (input, facts) => ({
      ...(await imagesForReview(input.images.map((image) => image.id))),
      waits: waitsUnderNews(facts),
    }),
  },
  input: createCommentInput,
  async run({ input, actor, target, review, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const held = review?.outcome === "hold";
    const once = new Set(input.images.map((image) => image.id)).size === input.images.length;
    const made = await insertComment(tx, {
      ...input,
      authorId: actor.id,
      replyTo: input.replyTo ?? null,
      region: actor.request.region,
    });
    if ("missing" in made && made.missing === "answered") throw notFound();
    if ("missing" in made || !once)
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "images", problem: "not_yours" }] });
    if (actor.facts && made.answeredAuthorId) await requireContact(tx, actor.facts, "reply", [made.answeredAuthorId]);
    const section = sectionOf({ target });
    const subject = subjectRef("comment", made.id, input.postId);
    await keepMentions(tx, { accountId: actor.id }, subject, input.body);
    return {
      result: { id: made.id, held, waits: !held && section?.reviewFirst === true && !section.role },
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
 * Changes one's own comment. A held edit waits beside the text that readers go on seeing; where keepers pass each comment first, a changed one waits for them again. A comment that
 * was returned goes back to the desk with its new text. It asks what writing it anew would ask: refuses as createComment does where the section has been stopped, closed or limited, or
 * its writer barred since; FORBIDDEN/WORDS_STAY where whoever it answers and its writer block each other; CONFLICT/REMOVED for one that a measure removed.
 */
export const editComment = command({
  profile: "publish",
  act: "edit",
  on: (input) => ref("comment", input.commentId),
  gates: [ownsTarget, notRemoved, ...writingHere, linksAllowed, fewNamed, saysSomething],
  obligations: ["MB-07.1-c", "MB-12.1-a", "MB-16.2-a", "MB-10.2-b"],
  review: {
    as: "comment-revision",
    also: async (_input, facts) => ({ texts: [], doubt: null, waits: waitsUnderNews(facts) }),
  },
  input: editCommentInput,
  async run({ input, actor, target, review, tx }) {
    const postId = target.ref.rootId as PostId; // a comment lives under its post
    const comment = subjectRef("comment", input.commentId, postId);
    const revisionHeld = review?.outcome === "hold";
    if (actor.facts) await requireStillInContact(tx, actor.facts, "reply", answeredBy(postId, input.commentId));
    const revisionId = await insertCommentRevision(tx, postId, input.commentId, input.body, revisionHeld);
    if (actor.facts) await keepMentions(tx, actor.facts, comment, input.body);
    const edited = commentEdited(comment, { authorId: target.ownerId ?? "", revisionId });
    const subject = subjectRef("comment-revision", revisionId, postId);
    if (revisionHeld) return { result: { held: true }, subject, events: [edited] };
    if (target.details.state !== "refused")
      return { result: { held: false }, subject, events: [edited], beside: await waitsAgain(tx, comment) };
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

/** Likes a comment; liking twice is CONFLICT/ALREADY_DONE and counts once. Likes need identity (comments rules of 2022). */
export const likeComment = command({
  profile: "interact",
  act: "like",
  on: (input) => ref("comment", input.commentId),
  gates: [identityVerified],
  obligations: ["MB-07.1-c", "MB-16.2-a"],
  review: exempt("no user text"),
  input: oneCommentInput,
  async run({ input, actor, target, tx }) {
    const postId = target.ref.rootId as PostId; // a comment lives under its post
    if (!actor.id || !(await insertCommentLike(tx, postId, input.commentId, actor.id)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const liked = commentLiked(subjectRef("comment", input.commentId, postId), { authorId: target.ownerId ?? "" });
    return { result: { isLiked: true }, events: [liked] };
  },
});

/** Takes a like back, also while measured. CONFLICT/ALREADY_DONE where there was none. */
export const unlikeComment = command({
  profile: "manageOwn",
  act: "undo",
  on: (input) => ref("comment", input.commentId),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: oneCommentInput,
  async run({ input, actor, target, tx }) {
    const postId = target.ref.rootId as PostId; // a comment lives under its post
    if (!actor.id || !(await deleteCommentLike(tx, postId, input.commentId, actor.id)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const unliked = commentUnliked(subjectRef("comment", input.commentId, postId), { authorId: target.ownerId ?? "" });
    return { result: { isLiked: false }, events: [unliked] };
  },
});
