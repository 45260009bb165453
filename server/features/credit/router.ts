import { router } from "@/server/pipeline/trpc";
import { recover } from "./commands";
import { mine, summary, table } from "./queries";

export const creditRouter = router({ recover, mine, summary, table });
