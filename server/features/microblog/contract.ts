// Inputs, views and events of the microblog: what components and other domains may import.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { audiences, declarations } from "@/server/shared/content";
import { ownState, region } from "@/server/shared/content-views";
import { eventKind } from "@/server/shared/events";
import { idOf, type MediaId, type PostId } from "@/server/shared/ids";
import { altLength, imagesPerPost, postLength } from "@/server/shared/limits";
import { userText } from "@/server/shared/user-text";

export const pageSize = 20;
/** As many as a first screen and the next show: a page that is rendered whole brings these, and asks for more as one reads on. */
export const firstPageSize = 10;

export const createPostInput = z.object({
  body: userText(postLength, 0),
  audience: z.enum(audiences).default("public"),
  declared: z.array(z.enum(declarations)).max(declarations.length).default([]),
  images: z
    .array(z.object({ id: idOf<MediaId>(), alt: userText(altLength).optional() }))
    .max(imagesPerPost)
    .default([]),
});
export const editPostInput = z.object({ postId: idOf<PostId>(), body: userText(postLength, 0) });
export const onePostInput = z.object({ postId: idOf<PostId>() });
export const homeInput = z.object({
  before: idOf<PostId>().optional(),
  limit: z.int().min(1).max(pageSize).default(pageSize),
});
export const newerInput = z.object({ after: idOf<PostId>().nullable() });
/** Acts that the composers ask about before anybody types. */
export const mayPublishInput = z.object({ act: z.enum(["post", "comment"]) });
export const profilePostsInput = z.object({ handle: z.string().min(1).max(32), before: idOf<PostId>().optional() });

export const imageView = z.object({
  id: z.string(),
  url: z.string(),
  thumbUrl: z.string(),
  width: z.number(),
  height: z.number(),
  placeholder: z.string(),
  alt: z.string().nullable(),
  aiMark: z.string().nullable(),
});

export const postView = z.object({
  id: z.string(),
  author: accountBrief,
  body: z.string(),
  audience: z.enum(audiences),
  declared: z.array(z.enum(declarations)),
  images: z.array(imageView),
  region: region.nullable(),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  likes: z.number(),
  comments: z.number(),
  isLiked: z.boolean(),
  isMine: z.boolean(),
  /** Set for the author alone: why others do not see the post. */
  state: ownState.nullable(),
  /** Set for the author alone: an edit that waits for review. */
  pendingEdit: z.string().nullable(),
});
export type PostView = z.infer<typeof postView>;

export const postPage = z.object({ posts: z.array(postView), next: z.string().nullable() });
export type PostPage = z.infer<typeof postPage>;

/** What a link to a removed post answers: that it was removed, and nothing else. */
export const postAnswer = z.discriminatedUnion("is", [
  z.object({ is: z.literal("post"), post: postView }),
  z.object({ is: z.literal("removed"), id: z.string() }),
]);
export type PostAnswer = z.infer<typeof postAnswer>;

const author = z.object({ authorId: z.string() });
export const postCreated = eventKind(
  "post.created",
  author.extend({ audience: z.enum(audiences), images: z.number() }),
);
export const postEdited = eventKind("post.edited", author.extend({ revisionId: z.string() }));
export const postDeleted = eventKind("post.deleted", author);
export const postLiked = eventKind("post.liked", author);
export const postUnliked = eventKind("post.unliked", author);
