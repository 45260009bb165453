// Inputs, views and events of comments: what components and other domains may import.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { ownState, region } from "@/server/shared/content-views";
import { eventKind } from "@/server/shared/events";
import { type CommentId, idOf, type MediaId, type PostId } from "@/server/shared/ids";
import { contentLabels } from "@/server/shared/labels";
import { altLength, commentLength, commentOrders, imagesPerComment } from "@/server/shared/limits";
import { mentionView } from "@/server/shared/mention-view";
import { keeperRoles, liftedAs } from "@/server/shared/sections";
import { userText } from "@/server/shared/user-text";
import { imageView } from "../microblog/contract";

export const threadsPerPage = 20;
export const mostThreadsPerPage = 50;
export const firstReplies = 3;
export const repliesPerPage = 20;
export const mostNamedComments = 20;

const postId = idOf<PostId>();
const commentId = idOf<CommentId>();

/** `postId` is the root that it stands under; `replyTo` names the comment that is answered, without it the comment opens a thread. Words or a picture, or both. */
export const createCommentInput = z.object({
  postId,
  body: userText(commentLength, 0),
  replyTo: commentId.optional(),
  images: z
    .array(z.object({ id: idOf<MediaId>(), alt: userText(altLength).optional() }))
    .max(imagesPerComment)
    .default([]),
});
export const editCommentInput = z.object({ commentId, body: userText(commentLength, 0) });
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
  /** Whom the names in the text mean. */
  mentions: z.array(mentionView),
  images: z.array(imageView),
  /** What the platform says of it. */
  labels: z.array(z.enum(contentLabels)),
  likes: z.number(),
  isLiked: z.boolean(),
  /** Set where whoever keeps the section put it above the others. */
  mark: z.enum(liftedAs).nullable(),
  region: region.nullable(),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  isMine: z.boolean(),
  /** Set for the author alone: why others do not see it. */
  state: ownState.nullable(),
  /** Set for the author alone: why a keeper hid it, and what became of asking the platform to look. */
  hidden: z
    .object({
      reason: z.string(),
      role: z.enum(keeperRoles),
      isFinal: z.boolean(),
      at: z.string(),
      look: z.enum(["none", "open", "restored", "left"]),
      /** The platform's reason, where it looked. */
      answer: z.string().nullable(),
    })
    .nullable(),
  /** Set for the author alone: an edit that waits for review. */
  pendingEdit: z.string().nullable(),
});
export type CommentView = z.infer<typeof commentView>;

/** A thread; its opener is null where it is gone and answers to it are not. */
export const threadView = z.object({
  id: z.string(),
  opener: commentView.nullable(),
  replies: z.array(commentView),
  /** The reply after which those begin that did not come along: others may arrive behind it before they do. */
  next: z.string().nullable(),
  /** How many replies the viewer may see in all. */
  replyCount: z.number(),
});
export type ThreadView = z.infer<typeof threadView>;

/** `top` stands above every order and comes with the first page: the pinned one, then the selected ones. */
export const threadPage = z.object({
  top: z.array(threadView),
  threads: z.array(threadView),
  next: z.string().nullable(),
});
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
export const commentLiked = eventKind("comment.liked", author);
export const commentUnliked = eventKind("comment.unliked", author);
