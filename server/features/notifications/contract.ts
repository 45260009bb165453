// Inputs, views and events of notices.
import { z } from "zod";
import { isPushService } from "@/server/features/notifications/push/hosts";
import { accountBrief } from "@/server/shared/account-brief";
import { eventKind } from "@/server/shared/events";
import { type AccountId, type Id, idOf, type SessionId } from "@/server/shared/ids";
import { noticeGroups, peopleGroups } from "@/server/shared/notices";

export type NotificationId = Id<"notification">;

/** Notices read for one page; those that say the same of the same thing become one line. */
export const noticesPerPage = 60;
export const mostUnreadCounted = 99;

const notificationId = idOf<NotificationId>();
export const noticesInput = z.object({
  before: notificationId.optional(),
  /** One group alone; all of them without. */
  group: z.enum(noticeGroups).optional(),
  /** Leaves out what is caused by accounts that the viewer does not follow. The platform's own word stays. */
  fromFollowed: z.boolean().default(false),
});
export const markReadInput = z.object({
  upTo: notificationId,
  /** One line alone, by what it stands for; everything without. */
  line: z.object({ kind: z.string().min(1).max(40), subjectId: z.guid().nullable() }).optional(),
});

/** What of each group is shown and pushed. What the platform itself says is always shown. */
export const noticeSettings = z.object({
  shown: z.record(z.enum(peopleGroups), z.boolean()),
  pushed: z.record(z.enum(noticeGroups), z.boolean()),
});
export type NoticeSettings = z.infer<typeof noticeSettings>;

export const noticeView = z.object({
  /** The newest of the notices that this line stands for. */
  id: z.string(),
  /** Named in messages/<locale>/notifications.json under `kind`. */
  kind: z.string(),
  /** The newest up to three of those who did it; empty for what the platform itself says. */
  actors: z.array(accountBrief),
  /** How many people did it. */
  actorCount: z.number(),
  subject: z.object({ kind: z.string(), id: z.string(), rootId: z.string() }).nullable(),
  /** The beginning of the text it is about, where the viewer may see it. */
  excerpt: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  at: z.string(),
  isRead: z.boolean(),
});
export type NoticeView = z.infer<typeof noticeView>;

export const noticePage = z.object({ notices: z.array(noticeView), next: z.string().nullable() });
export type NoticePage = z.infer<typeof noticePage>;

/** A browser's address for pushes with its keys in base64url, as PushSubscription.toJSON() has them. */
export const subscribeInput = z.object({
  /** Kept as it was judged: another reading of the same text could name another machine. */
  endpoint: z
    .string()
    .max(1_000)
    .refine(isPushService, { message: "unacceptable" })
    .transform((address) => new URL(address).href),
  p256dh: z.string().regex(/^[\w-]{80,100}$/),
  auth: z.string().regex(/^[\w-]{16,32}$/),
});
export const oneBrowserInput = z.object({ accountId: idOf<AccountId>(), sessionId: idOf<SessionId>() });

export const pushBegun = eventKind("push.begun", z.object({}));
export const pushEnded = eventKind("push.ended", z.object({}));
export const pushesTaken = eventKind("push.taken", z.object({ count: z.number() }));
export const noticeSettingsSet = eventKind("notice-settings.set", noticeSettings);
export const noticesRead = eventKind("notices.read", z.object({ count: z.number() }));
