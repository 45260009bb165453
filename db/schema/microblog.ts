// Posts, their revisions, images and likes. What is held or removed stands in subject_state, not here.
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Audience, Declaration, Region } from "@/server/shared/content";
import type { DraftContent } from "@/server/shared/draft-content";
import type { Refusal } from "@/server/shared/errors";
import type { AccountId, CircleId, DraftId, Id, MediaId, PostId, PrincipalId } from "@/server/shared/ids";
import { idColumn, instant, userTextColumn } from "./columns";

export type PostRevisionId = Id<"post-revision">;

export const post = pgTable(
  "post",
  {
    id: idColumn<PostId>("id").primaryKey(),
    rootId: idColumn<PostId>("root_id").notNull(),
    authorId: idColumn<AccountId>("author_id").notNull(),
    audience: text("audience").$type<Audience>().notNull(),
    /** Set where the audience is a circle. */
    circleId: idColumn<CircleId>("circle_id"),
    body: userTextColumn("body").notNull(),
    declared: text("declared").array().$type<Declaration[]>().notNull(),
    /** Where a reprint comes from. */
    reprintAuthor: userTextColumn("reprint_author"),
    reprintLink: userTextColumn("reprint_link"),
    /** A line before the text, which stays folded until it is opened. */
    notice: userTextColumn("notice"),
    /** True for a repost without words of its own: it is in sight only while its source is. */
    isRepost: boolean("is_repost").notNull().default(false),
    /** What is reposted or quoted, with its author; a quote of a quote names the post at the beginning. */
    sourceId: idColumn<PostId>("source_id"),
    sourceAuthorId: idColumn<AccountId>("source_author_id"),
    /** The quote through which the source was quoted, where it was not quoted itself. */
    viaId: idColumn<PostId>("via_id"),
    region: jsonb("region").$type<Region>(),
    mediaCount: integer("media_count").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
  },
  // The timeline walks (author, newest first) and must decide visibility from the index alone.
  (t) => [
    index("post_author")
      .on(t.authorId, t.id, t.audience, t.circleId, t.isRepost, t.sourceId, t.sourceAuthorId)
      .where(sql`deleted_at is null`),
    index("post_newest").on(t.id).where(sql`deleted_at is null and audience = 'public'`),
    // The newest posts of all, each with its author: who follows many finds a page of theirs among them.
    index("post_walk").on(t.id, t.authorId).where(sql`deleted_at is null`),
    index("post_source").on(t.sourceId, t.id).where(sql`source_id is not null`),
    // Search: an expression of the text itself, so that no edit, release or undoing can forget it. Small pending lists keep each search short.
    index("post_terms")
      .using("gin", sql`search_terms(body)`)
      .with({ gin_pending_list_limit: 256 })
      .where(sql`deleted_at is null`),
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

/** Who reposts a post without words, each once, and the post that their repost is. */
export const postRepost = pgTable(
  "post_repost",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    repostId: idColumn<PostId>("repost_id").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.accountId] }), index("post_repost_repost").on(t.repostId)],
);

/** The one post that stands first on an account's page. */
export const pinnedPost = pgTable("pinned_post", {
  accountId: idColumn<AccountId>("account_id").primaryKey(),
  rootId: idColumn<PostId>("root_id").notNull(),
  pinnedAt: instant("pinned_at").notNull(),
});

/** Who chose to read home in its optional ranking, since when. No row: newest first. Nothing of what they read is kept. */
export const homeRanking = pgTable("home_ranking", {
  accountId: idColumn<AccountId>("account_id").primaryKey(),
  since: instant("since").notNull(),
});

export const postStats = pgTable("post_stats", {
  rootId: idColumn<PostId>("root_id").primaryKey(),
  likes: integer("likes").notNull().default(0),
  comments: integer("comments").notNull().default(0),
  /** Reposts and quotes in sight, also those that came through this post. */
  reposts: integer("reposts").notNull().default(0),
});

/** A question with choices that stands under a post. */
export const poll = pgTable(
  "poll",
  {
    rootId: idColumn<PostId>("root_id").primaryKey(),
    multiple: boolean("multiple").notNull(),
    endsAt: instant("ends_at").notNull(),
    /** People who voted, however many choices each took. */
    voters: integer("voters").notNull().default(0),
    announcedAt: instant("announced_at"),
  },
  (t) => [index("poll_ending").on(t.endsAt).where(sql`announced_at is null`)],
);

export const pollChoice = pgTable(
  "poll_choice",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    position: integer("position").notNull(),
    body: userTextColumn("body").notNull(),
    votes: integer("votes").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.position] })],
);

/** The vote of a person or organisation, whichever of their accounts it came from: one per poll, and never changed. */
export const pollBallot = pgTable(
  "poll_ballot",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    principalId: idColumn<PrincipalId>("principal_id").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    choices: integer("choices").array().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rootId, t.principalId] }),
    index("poll_ballot_account").on(t.accountId, t.rootId),
    index("poll_ballot_principal").on(t.principalId),
  ],
);

/** What somebody has begun to write, and when it is to be published if it is. Nobody has reviewed it: it is its owner's alone. */
export const draft = pgTable(
  "draft",
  {
    id: idColumn<DraftId>("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    content: jsonb("content").$type<DraftContent>().notNull(),
    updatedAt: instant("updated_at").notNull(),
    publishAt: instant("publish_at"),
    /** Where it was scheduled from: the post carries it as its place. */
    region: jsonb("region").$type<Region>(),
    /** Why it was not published when its time came. */
    refusal: jsonb("refusal").$type<Refusal>(),
  },
  (t) => [
    index("draft_account").on(t.accountId, t.updatedAt),
    index("draft_due").on(t.publishAt).where(sql`publish_at is not null`),
  ],
);
