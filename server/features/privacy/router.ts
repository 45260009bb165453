import { router } from "@/server/pipeline/trpc";
import { purgeNetworkLogs, searchLogs } from "./commands";
import { accessHistory, logRetention } from "./queries";

export const privacyRouter = router({ searchLogs, purgeNetworkLogs, accessHistory, logRetention });
