// Inputs, views and events of who follows, blocks and mutes whom.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { region } from "@/server/shared/content-views";
import { deskText } from "@/server/shared/desk-text";
import { eventKind } from "@/server/shared/events";
import { type AccountId, type Id, idOf } from "@/server/shared/ids";
import { importedLineLength, importedLinesPerPart, mostImportedLines } from "@/server/shared/limits";
import { mutePlaces } from "@/server/shared/mute-places";
import { accountClasses } from "@/server/shared/tiers";

export const accountsPerPage = 30;

const accountId = idOf<AccountId>();
export const oneAccountInput = z.object({ accountId });
export const profileInput = z.object({ handle: z.string().min(1).max(32) });
export const relationListInput = profileInput.extend({ before: accountId.optional() });
export const blockedListInput = z.object({ before: accountId.optional() });

/** How viewer and account stand to each other; all false for somebody who is not signed in. */
export const relationView = z.object({
  isMe: z.boolean(),
  isFollowing: z.boolean(),
  followsMe: z.boolean(),
  /** The viewer blocks the account. Whoever is blocked by the account does not find it at all. */
  isBlocked: z.boolean(),
  /** The viewer mutes the account, now. Nobody else learns of it. */
  isMuted: z.boolean(),
});
export type RelationView = z.infer<typeof relationView>;

export const profileView = accountBrief.extend({
  bio: z.string().nullable(),
  region: region.nullable(),
  /** What kind of verified identity stands behind it, and nothing more of it. */
  identity: z.enum(["person", "organisation"]).nullable(),
  /** Its class and level (MB Article 9). */
  tier: z.object({ class: z.enum(accountClasses), level: z.number() }),
  joinedAt: z.string(),
  posts: z.number(),
  followers: z.number(),
  following: z.number(),
  relation: relationView,
});
export type ProfileView = z.infer<typeof profileView>;

export const accountCard = accountBrief.extend({ bio: z.string().nullable(), relation: relationView });
export type AccountCard = z.infer<typeof accountCard>;
export const accountPage = z.object({ accounts: z.array(accountCard), next: z.string().nullable() });
export type AccountPage = z.infer<typeof accountPage>;

/** How many accounts the home page suggests. */
export const mostSuggestions = 4;

/** An account that the viewer may want to follow, and how many of those they follow do. */
export const suggestion = accountBrief.extend({ bio: z.string().nullable(), common: z.number() });
export type Suggestion = z.infer<typeof suggestion>;

export type MutedWordId = Id<"muted-word">;
export type BlockImportId = Id<"block-import">;

export const mutedWordLength = 40;
export const mostMutedWords = 200;
const muteDays = z.int().min(1).max(365).optional();

/** Without `days` a mute lasts until it is lifted. */
export const muteAccountInput = oneAccountInput.extend({ days: muteDays });
export const mutedListInput = z.object({ before: accountId.optional() });
export const muteWordInput = z.object({
  word: deskText(mutedWordLength),
  places: z.array(z.enum(mutePlaces)).min(1).max(mutePlaces.length),
  days: muteDays,
});
export const oneMutedWordInput = z.object({ wordId: idOf<MutedWordId>() });

export const mutedAccountView = accountBrief.extend({ until: z.string().nullable() });
export const mutedAccountPage = z.object({ accounts: z.array(mutedAccountView), next: z.string().nullable() });
export type MutedAccountPage = z.infer<typeof mutedAccountPage>;
export const mutedWordView = z.object({
  id: z.string(),
  word: z.string(),
  places: z.array(z.enum(mutePlaces)),
  until: z.string().nullable(),
});
export type MutedWordView = z.infer<typeof mutedWordView>;

/**
 * What became of a line of an imported list: its account is blocked now, was blocked before, or stands in the list twice; there is none with this number; it is the
 * importer's own; the line is no account number; it is empty or a heading.
 */
export const lineKinds = ["blocked", "already", "repeated", "unknown", "self", "unreadable", "skipped"] as const;
export type LineKind = (typeof lineKinds)[number];

export const beginBlockImportInput = z.object({ total: z.int().min(1).max(mostImportedLines) });
export const importBlocksInput = z.object({
  importId: idOf<BlockImportId>(),
  /** How many lines went before: a part that was sent twice is read once. */
  from: z.int().min(0).max(mostImportedLines),
  lines: z.array(z.string().max(importedLineLength)).min(1).max(importedLinesPerPart),
});
export const oneBlockImportInput = z.object({ importId: idOf<BlockImportId>() });

export const blockImportView = z.object({
  id: z.string(),
  at: z.string(),
  total: z.number(),
  done: z.number(),
  counts: z.record(z.enum(lineKinds), z.number()),
  /** Numbers of the first few lines of each kind. */
  examples: z.partialRecord(z.enum(lineKinds), z.array(z.number())),
  isUndone: z.boolean(),
});
export type BlockImportView = z.infer<typeof blockImportView>;

const nothing = z.object({});
export const accountFollowed = eventKind("account.followed", nothing);
export const accountUnfollowed = eventKind("account.unfollowed", nothing);
export const accountBlocked = eventKind("account.blocked", nothing);
export const accountUnblocked = eventKind("account.unblocked", nothing);

/** Neither names the word: what somebody does not want to read is nobody's business. */
export const accountMuted = eventKind("account.muted", z.object({ until: z.string().nullable() }));
export const accountUnmuted = eventKind("account.unmuted", nothing);
export const wordMuted = eventKind("word.muted", z.object({ wordId: z.string() }));
export const wordUnmuted = eventKind("word.unmuted", z.object({ wordId: z.string() }));
export const blockImportBegun = eventKind("block-import.begun", z.object({ importId: z.string(), total: z.number() }));
export const blocksImported = eventKind(
  "block-import.advanced",
  z.object({ importId: z.string(), done: z.number(), blocked: z.array(z.string()) }),
);
export const blockImportUndone = eventKind(
  "block-import.undone",
  z.object({ importId: z.string(), unblocked: z.number() }),
);
