import { router } from "@/server/pipeline/trpc";
import { closeTopic, followTopic, reopenTopic, unfollowTopic } from "./commands";
import { closed, followed, followedTimeline, look, proposed, search, topic } from "./queries";

export const topicsRouter = router({
  topic,
  search,
  proposed,
  followed,
  followedTimeline,
  followTopic,
  unfollowTopic,
  closed,
  look,
  closeTopic,
  reopenTopic,
});
