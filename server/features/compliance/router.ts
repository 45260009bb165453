import { router } from "@/server/pipeline/trpc";
import { assess } from "./commands";
import { heads, myRecords, obligation, receipt, register, transparency } from "./queries";

export const complianceRouter = router({ register, obligation, assess, heads, myRecords, receipt, transparency });
