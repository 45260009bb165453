import { router } from "@/server/pipeline/trpc";
import { markNoticesRead, setNoticeSettings } from "./commands";
import { list, settings, unread } from "./queries";

export const notificationsRouter = router({ markNoticesRead, setNoticeSettings, list, settings, unread });
