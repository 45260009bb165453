// What the desk does with topics. People make topics by writing them, and their texts are reviewed as posts.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { topicKeyOf } from "@/server/shared/entities";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { closeTopicInput, topicClosed, topicReopened } from "./contract";
import { closeTopicRow, reopenTopicRow } from "./store";

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
