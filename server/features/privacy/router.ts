import { router } from "@/server/pipeline/trpc";
import { purgeNetworkLogs, searchLogs } from "./commands";
import { accessHistory, keeping, logRetention } from "./queries";

export const privacyRouter = router({ searchLogs, purgeNetworkLogs, accessHistory, keeping, logRetention });
