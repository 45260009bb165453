// Topics: the names that posts put between two # signs, and which posts do.
import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AccountId, Id, PostId } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

export type TopicId = Id<"topic">;

export const topic = pgTable(
  "topic",
  {
    id: idColumn<TopicId>("id").primaryKey(),
    /** The form in which a topic is one, however it is written (`topicKeyOf`). */
    key: text("key").notNull(),
    /** As it was written first. */
    name: text("name").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Closed by an officer: its page and its name are out of sight everywhere, its posts are not. */
    closedAt: instant("closed_at"),
    closedBy: idColumn<AccountId>("closed_by"),
    closeReason: text("close_reason"),
  },
  (t) => [uniqueIndex("topic_key").on(t.key), index("topic_terms").using("gin", sql`search_terms(name)`)],
);

/** Who follows which topic. Nobody else ever reads a row. */
export const topicFollow = pgTable(
  "topic_follow",
  {
    accountId: idColumn<AccountId>("account_id").notNull(),
    key: text("key").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key] })],
);

/** The topics of the text that readers see of each post. */
export const postTopic = pgTable(
  "post_topic",
  { rootId: idColumn<PostId>("root_id").notNull(), key: text("key").notNull() },
  (t) => [primaryKey({ columns: [t.rootId, t.key] }), index("post_topic_key").on(t.key, t.rootId)],
);
