// Who follows, blocks and mutes whom, and what words one does not want to read. A follow lives with its follower.
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AccountId, Id } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

export type MutedWordId = Id<"muted-word">;
export type BlockImportId = Id<"block-import">;

export const follow = pgTable(
  "follow",
  {
    followerId: idColumn<AccountId>("follower_id").notNull(),
    followeeId: idColumn<AccountId>("followee_id").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.followerId, t.followeeId] }),
    index("follow_followee").on(t.followeeId, t.followerId),
  ],
);

export const block = pgTable(
  "block",
  {
    blockerId: idColumn<AccountId>("blocker_id").notNull(),
    blockedId: idColumn<AccountId>("blocked_id").notNull(),
    createdAt: instant("created_at").notNull(),
    /** The import that made it, so that the import can be undone. */
    importId: idColumn<BlockImportId>("import_id"),
  },
  (t) => [primaryKey({ columns: [t.blockerId, t.blockedId] }), index("block_blocked").on(t.blockedId, t.blockerId)],
);

/** A list of accounts to block, read part by part: how far it has come, and what became of its lines by kind. */
export const blockImport = pgTable(
  "block_import",
  {
    accountId: idColumn<AccountId>("account_id").notNull(),
    id: idColumn<BlockImportId>("id").notNull(),
    /** Lines that the file has, as its sender counted them, and lines read so far. */
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    /** How many lines of each kind, and the numbers of the first few of them. */
    counts: jsonb("counts").$type<Record<string, number>>().notNull(),
    examples: jsonb("examples").$type<Record<string, number[]>>().notNull(),
    createdAt: instant("created_at").notNull(),
    undoneAt: instant("undone_at"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] })],
);

/** Whom somebody does not want to hear of, until when. The muted account learns nothing of it. */
export const mute = pgTable(
  "mute",
  {
    muterId: idColumn<AccountId>("muter_id").notNull(),
    mutedId: idColumn<AccountId>("muted_id").notNull(),
    until: instant("until"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.muterId, t.mutedId] })],
);

/** A word that somebody does not want to read, where, and until when. Nobody else ever sees it. */
export const mutedWord = pgTable(
  "muted_word",
  {
    accountId: idColumn<AccountId>("account_id").notNull(),
    id: idColumn<MutedWordId>("id").notNull(),
    word: text("word").notNull(),
    /** The regular expression that finds it in a text in normal form. */
    pattern: text("pattern").notNull(),
    places: text("places").array().notNull(),
    until: instant("until"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] }), uniqueIndex("muted_word_pattern").on(t.accountId, t.pattern)],
);
