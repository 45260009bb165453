import { router } from "@/server/pipeline/trpc";
import {
  forgetPush,
  markNoticesRead,
  setNoticeSettings,
  subscribeToPush,
  takePushes,
  unsubscribeFromPush,
} from "./commands";
import { list, pushKey, settings, unread } from "./queries";

export const notificationsRouter = router({
  markNoticesRead,
  setNoticeSettings,
  subscribeToPush,
  unsubscribeFromPush,
  takePushes,
  forgetPush,
  list,
  settings,
  pushKey,
  unread,
});
