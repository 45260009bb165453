// What a person is told: by whom, about what, and whether it was read.
import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AccountId, Id } from "@/server/shared/ids";
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
