// Comments under a post. root_id is the post's id: content and its state stay together.
import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Audience, Region } from "@/server/shared/content";
import type { AccountId, CommentId, Id, PostId } from "@/server/shared/ids";
import { idColumn, instant, userTextColumn } from "./columns";

export const comment = pgTable(
  "comment",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    id: idColumn<CommentId>("id").notNull(),
    authorId: idColumn<AccountId>("author_id").notNull(),
    audience: text("audience").$type<Audience>().notNull(),
    /** The comment that opens the thread; null for one that does. */
    parentId: idColumn<CommentId>("parent_id"),
    /** The reply that this one answers, where it answers one inside the thread. */
    replyToId: idColumn<CommentId>("reply_to_id"),
    body: userTextColumn("body").notNull(),
    region: jsonb("region").$type<Region>(),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.rootId, t.id] }),
    index("comment_id").on(t.id),
    index("comment_author").on(t.authorId, t.id),
    index("comment_parent").on(t.parentId, t.id).where(sql`parent_id is not null`),
  ],
);

export const commentRevision = pgTable(
  "comment_revision",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    commentId: idColumn<CommentId>("comment_id").notNull(),
    id: idColumn<Id<"comment-revision">>("id").notNull(),
    body: userTextColumn("body").notNull(),
    state: text("state").$type<"shown" | "held" | "refused" | "superseded">().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.commentId, t.id] })],
);
