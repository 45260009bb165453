// What happens in notifications, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import {
  noticeSettingsSet,
  noticesRead,
  pushBegun,
  pushEnded,
  pushesTaken,
} from "@/server/features/notifications/contract";

export const notificationsEvents: readonly Happening[] = [
  on(noticesRead),
  on(noticeSettingsSet),
  on(pushBegun),
  on(pushEnded),
  on(pushesTaken),
];
