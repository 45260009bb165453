// Topics: inputs, views and events.
import { z } from "zod";
import { postPage } from "@/server/features/microblog/contract";
import { deskText } from "@/server/shared/desk-text";
import { eventKind } from "@/server/shared/events";
import { idOf, type PostId } from "@/server/shared/ids";
import { soughtLength, soughtWords } from "@/server/shared/sought-words";

const name = z.string().min(1).max(64);

export const topicInput = z.object({ topic: name });
export const topicPostsInput = topicInput.extend({ before: idOf<PostId>().optional() });
export const searchTopicsInput = z.object({
  text: z
    .string()
    .trim()
    .max(soughtLength)
    .refine((text) => soughtWords(text) !== null, { message: "too_small" }),
});
/** The beginning of a topic as it stands after "#"; empty where nothing follows the sign yet. */
export const proposedTopicsInput = z.object({ typed: z.string().max(32) });
export const closeTopicInput = topicInput.extend({ reason: deskText(500, 2) });

export const followedPostsInput = z.object({ before: idOf<PostId>().optional() });

/** So many topics may be followed. */
export const mostFollowedTopics = 200;

/** As many posts of a topic are counted; "1000" means so many or more. */
export const mostCounted = 1_000;

export const topicView = z.object({
  name: z.string(),
  /** Visible posts, counted up to `mostCounted`. */
  posts: z.number(),
});
export type TopicView = z.infer<typeof topicView>;

/** A topic that somebody follows. */
export const followedTopic = z.object({ name: z.string() });
export type FollowedTopic = z.infer<typeof followedTopic>;

/** A topic's page. `isFollowing`: the viewer follows it; false for visitors. */
export const topicPage = postPage.extend({ topic: topicView.extend({ isFollowing: z.boolean() }) });
export type TopicPage = z.infer<typeof topicPage>;

/** A topic as the desk sees it: also one that is closed. */
export const deskTopic = z.object({
  name: z.string(),
  posts: z.number(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  closeReason: z.string().nullable(),
});
export type DeskTopic = z.infer<typeof deskTopic>;

const why = z.object({ key: z.string(), reason: z.string() });
export const topicClosed = eventKind("topic.closed", why);
export const topicReopened = eventKind("topic.reopened", why);
const nothing = z.object({});
export const topicFollowed = eventKind("topic.followed", nothing);
export const topicUnfollowed = eventKind("topic.unfollowed", nothing);
