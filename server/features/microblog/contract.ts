// Inputs, views and events of the microblog: what components and other domains may import.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { aiMarks } from "@/server/shared/ai-marks";
import { audiences, declarations } from "@/server/shared/content";
import { ownState, region } from "@/server/shared/content-views";
import { eventKind } from "@/server/shared/events";
import { homeOrders, rankReasons } from "@/server/shared/home-ranking";
import { type CircleId, type DraftId, idOf, type MediaId, type PostId } from "@/server/shared/ids";
import { contentLabels } from "@/server/shared/labels";
import {
  altLength,
  imagesPerPost,
  linkLength,
  noticeLength,
  postLength,
  reprintAuthorLength,
} from "@/server/shared/limits";
import { mentionView } from "@/server/shared/mention-view";
import { userText } from "@/server/shared/user-text";
import { pollInput, pollView } from "./contract/polls";

export const pageSize = 20;
/** As many as a first screen and the next show: a page that is rendered whole brings these, and asks for more as one reads on. */
export const firstPageSize = 10;

const postId = idOf<PostId>();

export const createPostInput = z.object({
  body: userText(postLength, 0),
  audience: z.enum(audiences).default("public"),
  /** Named where, and only where, the audience is a circle. */
  circleId: idOf<CircleId>().optional(),
  declared: z.array(z.enum(declarations)).max(declarations.length).default([]),
  /** Where a declared reprint comes from: its author, its address, or both. */
  reprint: z
    .object({ author: userText(reprintAuthorLength).optional(), link: userText(linkLength).optional() })
    .optional(),
  /** A line before the text; text and pictures stay folded until it is opened. */
  notice: userText(noticeLength).optional(),
  images: z
    .array(z.object({ id: idOf<MediaId>(), alt: userText(altLength).optional() }))
    .max(imagesPerPost)
    .default([]),
  poll: pollInput.optional(),
  /** The draft that this was until now: it goes with the publishing. */
  draftId: idOf<DraftId>().optional(),
});
/** A post with words of one's own about another post. */
export const quotePostInput = createPostInput.extend({ postId });
export const editPostInput = z.object({
  postId,
  body: userText(postLength, 0),
  /** The text that was changed, as it was read: its own, or that of the edit that waits. Whatever became of it since is not overwritten unread. */
  seen: z
    .string()
    .max(postLength * 8)
    .optional(),
});
export const narrowAudienceInput = z.object({
  postId,
  audience: z.enum(audiences),
  circleId: idOf<CircleId>().optional(),
});
export const onePostInput = z.object({ postId });
export const quotesInput = z.object({ postId, before: idOf<PostId>().optional() });
export const homeInput = z.object({
  before: idOf<PostId>().optional(),
  limit: z.int().min(1).max(pageSize).default(pageSize),
});
/** Where the next page of the ranking begins: so many behind in the ranking of an instant (milliseconds), or after a post once time alone orders them. */
const rankedPlace = z.string().regex(/^\d{13}\.\d{1,3}$/);
export const rankedHomeInput = z.object({
  before: z.union([rankedPlace, idOf<PostId>()]).optional(),
  limit: z.int().min(1).max(pageSize).default(pageSize),
});
export const orderHomeInput = z.object({ order: z.enum(homeOrders) });
export const newerInput = z.object({ after: idOf<PostId>().nullable() });
/** Acts that the composers ask about before anybody types; with a post, whether it may be quoted. */
export const mayPublishInput = z.object({ act: z.enum(["post", "comment"]), quotes: postId.optional() });
/** What a profile shows: posts and reposts; what the account wrote under posts (the comments' own query); posts with pictures. */
export const profileTabs = ["posts", "replies", "media"] as const;
export type ProfileTab = Exclude<(typeof profileTabs)[number], "replies">;
export const profilePostsInput = z.object({
  handle: z.string().min(1).max(32),
  tab: z.enum(profileTabs).exclude(["replies"]).default("posts"),
  before: idOf<PostId>().optional(),
});

/** A picture; or a video or sound file, whose thumbnail is its poster. */
export const imageView = z.object({
  id: z.string(),
  kind: z.enum(["image", "video", "audio"]),
  /** Of a video or a sound file. */
  durationMs: z.number().nullable(),
  url: z.string(),
  thumbUrl: z.string(),
  width: z.number(),
  height: z.number(),
  placeholder: z.string(),
  alt: z.string().nullable(),
  aiMark: z.enum(aiMarks).nullable(),
});

const gone = z.object({ is: z.literal("gone") });

/** The quote through which a post quotes its source: the link between the two. */
export const viaView = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("post"),
    id: z.string(),
    author: accountBrief,
    body: z.string(),
    mentions: z.array(mentionView),
  }),
  gone,
]);
export type ViaView = z.infer<typeof viaView>;

const postWithoutSource = z.object({
  id: z.string(),
  author: accountBrief,
  body: z.string(),
  /** Whom the names in the body mean. */
  mentions: z.array(mentionView),
  audience: z.enum(audiences),
  declared: z.array(z.enum(declarations)),
  /** Where a declared reprint comes from. */
  reprint: z.object({ author: z.string().nullable(), link: z.string().nullable() }).nullable(),
  /** A line before the text; text and pictures stay folded until it is opened. */
  notice: z.string().nullable(),
  /** What the platform says of it. */
  labels: z.array(z.enum(contentLabels)),
  images: z.array(imageView),
  poll: pollView.nullable(),
  region: region.nullable(),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  likes: z.number(),
  comments: z.number(),
  /** Reposts and quotes in sight, also those that came through this post. */
  reposts: z.number(),
  isLiked: z.boolean(),
  isReposted: z.boolean(),
  isBookmarked: z.boolean(),
  isMine: z.boolean(),
  isPinned: z.boolean(),
  /** True for a repost without words: it has nothing to show but its source. */
  isRepost: z.boolean(),
  via: viaView.nullable(),
  /** Set for the author alone: why others do not see the post. */
  state: ownState.nullable(),
  /** Set for the author alone: an edit that waits for review. */
  pendingEdit: z.string().nullable(),
  /** Set in the ranked home alone: the lift that raised it most, with the number that the words state. */
  why: z.object({ by: z.enum(rankReasons), count: z.number() }).optional(),
});

/** What a post reposts or quotes; "gone" where the viewer may not, or can no longer, see it. Two deep at most: a reposted quote with what it quotes. */
export type SourceView = { is: "post"; post: PostView } | z.infer<typeof gone>;
export interface PostView extends z.infer<typeof postWithoutSource> {
  source: SourceView | null;
}
export const postView: z.ZodType<PostView> = postWithoutSource.extend({
  source: z.lazy(() => sourceView).nullable(),
});
export const sourceView: z.ZodType<SourceView> = z.union([z.object({ is: z.literal("post"), post: postView }), gone]);

export const postPage = z.object({ posts: z.array(postView), next: z.string().nullable() });
export type PostPage = z.infer<typeof postPage>;

/** A page of the ranked home; the first with the newest post that was ranked, after which others are new. */
export const rankedPage = postPage.extend({ newest: z.string().nullable() });
export type RankedPage = z.infer<typeof rankedPage>;

/** A page of a profile; the first one with the post that its owner put first, which stands in its own place as well. */
export const profilePage = postPage.extend({ pinned: postView.nullable() });
export type ProfilePage = z.infer<typeof profilePage>;

/** Texts shown on the page of a post's history. */
export const mostVersions = 100;
/** Every text that readers saw of a post, newest first. */
export const postHistory = z.object({
  post: postView,
  versions: z.array(z.object({ id: z.string(), body: z.string(), at: z.string() })),
});
export type PostHistory = z.infer<typeof postHistory>;

/** What a link to a removed post answers: that it was removed, and nothing else. */
export const postAnswer = z.discriminatedUnion("is", [
  z.object({ is: z.literal("post"), post: postView }),
  z.object({ is: z.literal("removed"), id: z.string() }),
]);
export type PostAnswer = z.infer<typeof postAnswer>;

const author = z.object({ authorId: z.string() });
export const postCreated = eventKind(
  "post.created",
  author.extend({
    audience: z.enum(audiences),
    images: z.number(),
    /** The post that it quotes. */
    quotes: z.string().nullable(),
  }),
);
export const postEdited = eventKind("post.edited", author.extend({ revisionId: z.string() }));
export const audienceNarrowed = eventKind(
  "post.audience-narrowed",
  author.extend({ from: z.enum(audiences), to: z.enum(audiences) }),
);
const source = author.extend({ sourceId: z.string(), sourceAuthorId: z.string() });
export const postReposted = eventKind("post.reposted", source);
export const repostUndone = eventKind("post.repost-undone", source);
export const postPinned = eventKind("post.pinned", author);
export const postUnpinned = eventKind("post.unpinned", author);
export const postDeleted = eventKind("post.deleted", author);
export const postLiked = eventKind("post.liked", author);
export const postUnliked = eventKind("post.unliked", author);
export const homeOrdered = eventKind("home.ordered", orderHomeInput);
