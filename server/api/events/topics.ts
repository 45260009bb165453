// What happens in topics, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { topicClosed, topicFollowed, topicReopened, topicUnfollowed } from "@/server/features/topics/contract";

export const topicsEvents: readonly Happening[] = [
  on(topicClosed),
  on(topicReopened),
  on(topicFollowed),
  on(topicUnfollowed),
];
