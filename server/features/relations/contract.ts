// Inputs, views and events of who follows and who blocks whom.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { region } from "@/server/shared/content-views";
import { eventKind } from "@/server/shared/events";
import { type AccountId, idOf } from "@/server/shared/ids";

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
});
export type RelationView = z.infer<typeof relationView>;

export const profileView = accountBrief.extend({
  bio: z.string().nullable(),
  region: region.nullable(),
  /** What kind of verified identity stands behind it, and nothing more of it. */
  identity: z.enum(["person", "organisation"]).nullable(),
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

const nothing = z.object({});
export const accountFollowed = eventKind("account.followed", nothing);
export const accountUnfollowed = eventKind("account.unfollowed", nothing);
export const accountBlocked = eventKind("account.blocked", nothing);
export const accountUnblocked = eventKind("account.unblocked", nothing);
