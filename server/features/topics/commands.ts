// Following topics, and what the desk does with them. People make topics by writing them, and their texts are reviewed as posts.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { topicKeyOf } from "@/server/shared/entities";
import { AppError, notFound } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import {
  closeTopicInput,
  mostFollowedTopics,
  topicClosed,
  topicFollowed,
  topicInput,
  topicReopened,
  topicUnfollowed,
} from "./contract";
import { closeTopicRow, deleteFollow, insertFollow, reopenTopicRow } from "./store";

const named = exempt("named by its words, whatever posts it has");
const noReview = exempt("a reason that the desk alone reads");

/**
 * Takes a topic's page and name out of sight everywhere: its page, search, the hot list. Its posts stay, each judged by itself. CONFLICT/ALREADY_DONE where there is no
 * such topic or it is closed.
 */
export const closeTopic = command({
  profile: "staff.measure",
  act: "review",
  on: named,
  gates: [],
  obligations: [],
  review: noReview,
  input: closeTopicInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const key = topicKeyOf(input.topic);
    const id = await closeTopicRow(tx, { key, by: actor.id, reason: input.reason });
    if (!id) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { id }, events: [topicClosed(subjectRef("topic", id), { key, reason: input.reason })] };
  },
});

/** Opens a closed topic again. CONFLICT/ALREADY_DONE where it is open. */
export const reopenTopic = command({
  profile: "staff.measure",
  act: "review",
  on: named,
  gates: [],
  obligations: [],
  review: noReview,
  input: closeTopicInput,
  async run({ input, tx }) {
    const key = topicKeyOf(input.topic);
    const id = await reopenTopicRow(tx, key);
    if (!id) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { id }, events: [topicReopened(subjectRef("topic", id), { key, reason: input.reason })] };
  },
});

/**
 * Brings what is written on a topic to the actor's page of topics, also while measured; nobody is told. NOT_FOUND where the actor sees no post of it or it is closed,
 * CONFLICT/ALREADY_DONE where it is followed, FORBIDDEN/LIMIT_REACHED past two hundred.
 */
export const followTopic = command({
  profile: "manageOwn",
  act: "settings",
  on: named,
  gates: [],
  obligations: [],
  review: exempt("no user text: a name that stands in others' posts"),
  input: topicInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const { id, outcome } = await insertFollow(tx, actor.id, topicKeyOf(input.topic));
    if (id === null) throw notFound();
    if (outcome === "there") throw new AppError("CONFLICT", "ALREADY_DONE", {});
    if (outcome === "full") throw new AppError("FORBIDDEN", "LIMIT_REACHED", { limit: mostFollowedTopics });
    return { result: { isFollowing: true }, events: [topicFollowed(subjectRef("topic", id), {})] };
  },
});

/** Ends following a topic, also one that is out of sight. CONFLICT/ALREADY_DONE where it is not followed. */
export const unfollowTopic = command({
  profile: "manageOwn",
  act: "settings",
  on: named,
  gates: [],
  obligations: [],
  review: exempt("no user text: a name that stands in others' posts"),
  input: topicInput,
  async run({ input, actor, tx }) {
    const id = actor.id && (await deleteFollow(tx, actor.id, topicKeyOf(input.topic)));
    if (!id) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { isFollowing: false }, events: [topicUnfollowed(subjectRef("topic", id), {})] };
  },
});
