import { router } from "@/server/pipeline/trpc";
import { countHotList, decideHot } from "./commands";
import { hotList, hotQueue } from "./queries";

export const discoveryRouter = router({ hotList, hotQueue, countHotList, decideHot });
