import { router } from "@/server/pipeline/trpc";
import { closeTopic, reopenTopic } from "./commands";
import { closed, look, search, topic } from "./queries";

export const topicsRouter = router({ topic, search, closed, look, closeTopic, reopenTopic });
