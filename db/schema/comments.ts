// Comments under a root (a post), and what the people who keep them decide. root_id is the root's id: content and its state stay together.
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Audience, Region } from "@/server/shared/content";
import type { AccountId, CaseId, CommentId, Id, MediaId, PostId, PrincipalId } from "@/server/shared/ids";
import type { Commenters, KeeperAct, KeeperPower, KeeperRole, LiftedAs, RootKind } from "@/server/shared/sections";
import { idColumn, instant, userTextColumn } from "./columns";

export type LookId = Id<"look">;
export type PowerWishId = Id<"power-wish">;

export const comment = pgTable(
  "comment",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    /** What kind of thing it stands under. */
    rootKind: text("root_kind").$type<RootKind>().notNull().default("post"),
    id: idColumn<CommentId>("id").notNull(),
    authorId: idColumn<AccountId>("author_id").notNull(),
    audience: text("audience").$type<Audience>().notNull(),
    /** The comment that opens the thread; null for one that does. */
    parentId: idColumn<CommentId>("parent_id"),
    /** The reply that this one answers, where it answers one inside the thread. */
    replyToId: idColumn<CommentId>("reply_to_id"),
    body: userTextColumn("body").notNull(),
    region: jsonb("region").$type<Region>(),
    mediaCount: integer("media_count").notNull().default(0),
    likes: integer("likes").notNull().default(0),
    /** Of a comment that opens a thread: its replies that everybody may see. */
    replies: integer("replies").notNull().default(0),
    /** Set where whoever keeps the comments put it above the others. */
    lifted: text("lifted").$type<LiftedAs>(),
    liftedAt: instant("lifted_at"),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.rootId, t.id] }),
    index("comment_id").on(t.id),
    index("comment_author").on(t.authorId, t.id),
    index("comment_parent").on(t.parentId, t.id).where(sql`parent_id is not null`),
    // A page of threads walks one of these from its end, however many comments there are.
    index("comment_openers").on(t.rootId, t.id).where(sql`parent_id is null`),
    index("comment_openers_liked").on(t.rootId, t.likes, t.id).where(sql`parent_id is null`),
    index("comment_lifted").on(t.rootId, t.id).where(sql`lifted is not null`),
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

export const commentMedia = pgTable(
  "comment_media",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    commentId: idColumn<CommentId>("comment_id").notNull(),
    mediaId: idColumn<MediaId>("media_id").notNull(),
    position: integer("position").notNull(),
    alt: userTextColumn("alt"),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.commentId, t.mediaId] }), index("comment_media_media").on(t.mediaId)],
);

export const commentLike = pgTable(
  "comment_like",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    commentId: idColumn<CommentId>("comment_id").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rootId, t.commentId, t.accountId] }),
    index("comment_like_account").on(t.accountId, t.rootId),
  ],
);

/**
 * Who may comment under a root, and whether each comment is passed first, where that was ever set: for one root, or (root_id an account's own id) for all roots of an account
 * that have no row of their own.
 */
export const commentSection = pgTable(
  "comment_section",
  {
    rootId: uuid("root_id").primaryKey(),
    rootKind: text("root_kind").$type<RootKind | "account">().notNull(),
    ownerId: idColumn<AccountId>("owner_id").notNull(),
    who: text("who").$type<Commenters>().notNull(),
    reviewFirst: boolean("review_first").notNull(),
    setBy: idColumn<AccountId>("set_by").notNull(),
    setAs: text("set_as").$type<KeeperRole>().notNull(),
    reason: text("reason").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [index("comment_section_owner").on(t.ownerId)],
);

/** What keepers decided of single comments: append-only, so that what readers are told of it can be counted. */
export const keeperDecision = pgTable(
  "keeper_decision",
  {
    rootId: idColumn<PostId>("root_id").notNull(),
    commentId: idColumn<CommentId>("comment_id").notNull(),
    id: idColumn<Id<"keeper-decision">>("id").notNull(),
    ownerId: idColumn<AccountId>("owner_id").notNull(),
    act: text("act").$type<KeeperAct>().notNull(),
    reason: text("reason").notNull(),
    byId: idColumn<AccountId>("by_id").notNull(),
    byRole: text("by_role").$type<KeeperRole>().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.commentId, t.id] }), index("keeper_decision_owner").on(t.ownerId, t.id)],
);

/** A commenter's wish that the platform look at what a keeper did. */
export const keeperLook = pgTable(
  "keeper_look",
  {
    id: idColumn<LookId>("id").primaryKey(),
    rootId: idColumn<PostId>("root_id").notNull(),
    commentId: idColumn<CommentId>("comment_id").notNull(),
    decisionId: idColumn<Id<"keeper-decision">>("decision_id").notNull(),
    ownerId: idColumn<AccountId>("owner_id").notNull(),
    askedBy: idColumn<AccountId>("asked_by").notNull(),
    askedAt: instant("asked_at").notNull(),
    dueAt: instant("due_at").notNull(),
    state: text("state").$type<"open" | "restored" | "left">().notNull(),
    decidedBy: idColumn<AccountId>("decided_by"),
    decidedAt: instant("decided_at"),
    /** The desk's reason, for the commenter and the keepers. */
    reason: text("reason"),
  },
  (t) => [
    // One look for each decision of a keeper.
    uniqueIndex("keeper_look_decision").on(t.decisionId),
    index("keeper_look_waiting").on(t.dueAt, t.id).where(sql`state = 'open'`),
    index("keeper_look_asked").on(t.askedBy, t.id),
  ],
);

/** Who may not comment under an account's roots. It holds the person behind the account, whichever account they use. */
export const commentBar = pgTable(
  "comment_bar",
  {
    ownerId: idColumn<AccountId>("owner_id").notNull(),
    principalId: idColumn<PrincipalId>("principal_id").notNull(),
    /** The account as the keeper met it. */
    accountId: idColumn<AccountId>("account_id").notNull(),
    reason: text("reason").notNull(),
    byId: idColumn<AccountId>("by_id").notNull(),
    since: instant("since").notNull(),
    until: instant("until"),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.principalId] }), index("comment_bar_account").on(t.accountId)],
);

/** Who keeps the comments of an account besides the account itself. */
export const commentKeeper = pgTable(
  "comment_keeper",
  {
    ownerId: idColumn<AccountId>("owner_id").notNull(),
    keeperId: idColumn<AccountId>("keeper_id").notNull(),
    role: text("role").$type<Exclude<KeeperRole, "owner">>().notNull(),
    /** The person whom the organisation names as responsible (MB Article 10). */
    isResponsible: boolean("is_responsible").notNull().default(false),
    invitedBy: idColumn<AccountId>("invited_by").notNull(),
    invitedAt: instant("invited_at").notNull(),
    acceptedAt: instant("accepted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.keeperId] }),
    index("comment_keeper_keeper").on(t.keeperId),
    uniqueIndex("comment_keeper_responsible").on(t.ownerId).where(sql`is_responsible`),
  ],
);

/** A reported comment that its keepers left beyond the published time: it stands in the account's record. */
export const keeperLapse = pgTable(
  "keeper_lapse",
  {
    caseId: idColumn<CaseId>("case_id").primaryKey(),
    ownerId: idColumn<AccountId>("owner_id").notNull(),
    rootId: idColumn<PostId>("root_id").notNull(),
    commentId: idColumn<CommentId>("comment_id").notNull(),
    dueAt: instant("due_at").notNull(),
    foundAt: instant("found_at").notNull(),
    /** When the platform found a violation in what was left, and the account's credit paid for it. */
    chargedAt: instant("charged_at"),
  },
  (t) => [index("keeper_lapse_owner").on(t.ownerId, t.caseId), index("keeper_lapse_comment").on(t.commentId)],
);

/** What the platform decided of an account's powers over its comments, beside what its class and credit give: granted where they would not, taken back where they would. */
export const keeperPower = pgTable(
  "keeper_power",
  {
    ownerId: idColumn<AccountId>("owner_id").notNull(),
    power: text("power").$type<KeeperPower>().notNull(),
    standing: text("standing").$type<"granted" | "taken">().notNull(),
    decidedBy: idColumn<AccountId>("decided_by").notNull(),
    /** The desk's reason, for the account. */
    reason: text("reason").notNull(),
    since: instant("since").notNull(),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.power] })],
);

/** An account's wish for a power that it does not hold. */
export const powerWish = pgTable(
  "power_wish",
  {
    id: idColumn<PowerWishId>("id").primaryKey(),
    ownerId: idColumn<AccountId>("owner_id").notNull(),
    power: text("power").$type<KeeperPower>().notNull(),
    askedAt: instant("asked_at").notNull(),
    dueAt: instant("due_at").notNull(),
    state: text("state").$type<"open" | "granted" | "refused" | "withdrawn">().notNull(),
    decidedBy: idColumn<AccountId>("decided_by"),
    decidedAt: instant("decided_at"),
    /** The desk's reason, for the account. */
    reason: text("reason"),
  },
  (t) => [
    uniqueIndex("power_wish_open").on(t.ownerId, t.power).where(sql`state = 'open'`),
    index("power_wish_waiting").on(t.id).where(sql`state = 'open'`),
    index("power_wish_owner").on(t.ownerId, t.id),
  ],
);
