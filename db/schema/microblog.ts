// Posts, their revisions, images and likes. What is held or removed stands in subject_state, not here.
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Audience, Declaration, Region } from "@/server/shared/content";
import type { AccountId, Id, MediaId, PostId } from "@/server/shared/ids";
import { idColumn, instant, userTextColumn } from "./columns";

export type PostRevisionId = Id<"post-revision">;

export const post = pgTable(
  "post",
  {
    id: idColumn<PostId>("id").primaryKey(),
    rootId: idColumn<PostId>("root_id").notNull(),
    authorId: idColumn<AccountId>("author_id").notNull(),
    audience: text("audience").$type<Audience>().notNull(),
    body: userTextColumn("body").notNull(),
    declared: text("declared").array().$type<Declaration[]>().notNull(),
    region: jsonb("region").$type<Region>(),
    mediaCount: integer("media_count").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
  },
  // The timeline walks (author, newest first) and must decide visibility from the index alone.
  (t) => [
    index("post_author").on(t.authorId, t.id, t.audience).where(sql`deleted_at is null`),
    index("post_newest").on(t.id).where(sql`deleted_at is null and audience = 'public'`),
  ],
);

/** Every text a post ever had. A held revision never replaces the visible one. */
export const postRevision = pgTable(
  "post_revision",
  {
    id: idColumn<PostRevisionId>("id").notNull(),
    rootId: idColumn<PostId>("root_id").notNull(),
    body: userTextColumn("body").notNull(),
    state: text("state").$type<"shown" | "held" | "refused" | "superseded">().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.id] })],
);

export const postMedia = pgTable(
  "post_media",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    mediaId: idColumn<MediaId>("media_id").notNull(),
    position: integer("position").notNull(),
    alt: userTextColumn("alt"),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.mediaId] }), index("post_media_media").on(t.mediaId)],
);

export const postLike = pgTable(
  "post_like",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.accountId] }), index("post_like_account").on(t.accountId, t.rootId)],
);

export const postStats = pgTable("post_stats", {
  rootId: idColumn<PostId>("root_id").primaryKey(),
  likes: integer("likes").notNull().default(0),
  comments: integer("comments").notNull().default(0),
});
