import { router } from "@/server/pipeline/trpc";
import { markNoticesRead } from "./commands";
import { list, unread } from "./queries";

export const notificationsRouter = router({ markNoticesRead, list, unread });
