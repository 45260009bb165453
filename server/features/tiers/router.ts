import { router } from "@/server/pipeline/trpc";
import { regrade } from "./commands";
import { mine, table } from "./queries";

export const tiersRouter = router({ regrade, mine, table });
