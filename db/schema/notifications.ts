// What a person is told: by whom, about what, and whether it was read.
import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AccountId, Id, SessionId } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

export type NotificationId = Id<"notification">;

export const notification = pgTable(
  "notification",
  {
    id: idColumn<NotificationId>("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    /** The event and the kind of notice: a repeated effect finds its row and writes nothing. */
    eventId: uuid("event_id").notNull(),
    kind: text("kind").notNull(),
    actorId: idColumn<AccountId>("actor_id"),
    subjectKind: text("subject_kind"),
    subjectId: uuid("subject_id"),
    rootId: uuid("root_id"),
    params: jsonb("params").$type<Record<string, string | number | null>>().notNull(),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    index("notification_account").on(t.accountId, t.id),
    index("notification_unread").on(t.accountId).where(sql`read_at is null`),
    uniqueIndex("notification_once").on(t.accountId, t.eventId, t.kind),
    index("notification_same").on(t.accountId, t.kind, t.subjectId),
  ],
);

/** What of a kind of notice a person wants to see at all, and wants pushed. No row means seen and not pushed. */
export const noticeSetting = pgTable(
  "notice_setting",
  {
    accountId: idColumn<AccountId>("account_id").notNull(),
    kind: text("kind").notNull(),
    shown: boolean("shown").notNull(),
    pushed: boolean("pushed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.kind] })],
);

/** A browser that takes pushes for as long as the session it was signed in with lives. */
export const pushSubscription = pgTable(
  "push_subscription",
  {
    accountId: idColumn<AccountId>("account_id").notNull(),
    sessionId: idColumn<SessionId>("session_id").notNull(),
    endpoint: text("endpoint").notNull(),
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.sessionId] })],
);

/** Notices that wait to be pushed; written only for people with a browser that takes pushes. */
export const pushDue = pgTable("push_due", {
  notificationId: idColumn<NotificationId>("notification_id").primaryKey(),
  accountId: idColumn<AccountId>("account_id").notNull(),
  createdAt: instant("created_at").notNull(),
});
