// Inputs, views and events of comments: what components and other domains may import.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { ownState, region } from "@/server/shared/content-views";
import { eventKind } from "@/server/shared/events";
import { type CommentId, idOf, type PostId } from "@/server/shared/ids";
import { commentLength, commentOrders } from "@/server/shared/limits";
import { userText } from "@/server/shared/user-text";

export const threadsPerPage = 20;
export const mostThreadsPerPage = 50;
export const firstReplies = 3;
export const repliesPerPage = 20;
export const mostNamedComments = 20;

const postId = idOf<PostId>();
const commentId = idOf<CommentId>();

/** `replyTo` names the comment that is answered; without it the comment opens a thread. */
export const createCommentInput = z.object({
  postId,
  body: userText(commentLength),
  replyTo: commentId.optional(),
});
export const editCommentInput = z.object({ commentId, body: userText(commentLength) });
export const oneCommentInput = z.object({ commentId });
export const threadsInput = z.object({
  postId,
  order: z.enum(commentOrders).default("oldest"),
  /** The last thread on screen. */
  after: commentId.optional(),
  limit: z.int().min(1).max(mostThreadsPerPage).default(threadsPerPage),
});
export const repliesInput = z.object({ postId, threadId: commentId, after: commentId.optional() });
export const namedCommentsInput = z.object({ postId, ids: z.array(commentId).min(1).max(mostNamedComments) });

export const commentView = z.object({
  id: z.string(),
  postId: z.string(),
  /** The comment that opens the thread; null for one that does. */
  threadId: z.string().nullable(),
  /** Whom it answers inside the thread, where that is not the thread's opener. */
  replyTo: accountBrief.nullable(),
  author: accountBrief,
  body: z.string(),
  region: region.nullable(),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  isMine: z.boolean(),
  /** Set for the author alone: why others do not see it. */
  state: ownState.nullable(),
  /** Set for the author alone: an edit that waits for review. */
  pendingEdit: z.string().nullable(),
});
export type CommentView = z.infer<typeof commentView>;

/** A thread; its opener is null where it is gone and answers to it are not. */
export const threadView = z.object({
  id: z.string(),
  opener: commentView.nullable(),
  replies: z.array(commentView),
  /** How many replies the viewer may see in all. */
  replyCount: z.number(),
});
export type ThreadView = z.infer<typeof threadView>;

export const threadPage = z.object({ threads: z.array(threadView), next: z.string().nullable() });
export type ThreadPage = z.infer<typeof threadPage>;
export const replyPage = z.object({ replies: z.array(commentView), next: z.string().nullable() });
export type ReplyPage = z.infer<typeof replyPage>;

const author = z.object({ authorId: z.string() });
export const commentCreated = eventKind(
  "comment.created",
  author.extend({
    postAuthorId: z.string(),
    threadId: z.string().nullable(),
    answeredAuthorId: z.string().nullable(),
  }),
);
export const commentEdited = eventKind("comment.edited", author.extend({ revisionId: z.string() }));
export const commentDeleted = eventKind("comment.deleted", author);
