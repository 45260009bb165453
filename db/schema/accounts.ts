// Accounts and what lets a person in: names, sessions, codes, second factors.
import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Region } from "@/server/shared/content";
import type { AccountId, MeasureId, MediaId, PrincipalId, SessionId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";
import { bytes, idColumn, instant, userTextColumn } from "./columns";

export const account = pgTable(
  "account",
  {
    id: idColumn<AccountId>("id").primaryKey(),
    principalId: idColumn<PrincipalId>("principal_id").notNull(),
    handle: text("handle").notNull(),
    nickname: userTextColumn("nickname").notNull(),
    bio: userTextColumn("bio"),
    avatarId: idColumn<MediaId>("avatar_id"),
    phoneSealed: text("phone_sealed").$type<SealedText>(),
    phoneIndex: text("phone_index"),
    locale: text("locale").notNull().default("zh-CN"),
    region: jsonb("region").$type<Region>(),
    isDemo: boolean("is_demo").notNull().default(false),
    /** False where the owner asked to be left out of feeds, the sitemap and search engines. */
    isIndexed: boolean("is_indexed").notNull().default(true),
    createdAt: instant("created_at").notNull(),
    closedAt: instant("closed_at"),
  },
  (t) => [
    uniqueIndex("account_handle").on(t.handle),
    index("account_principal").on(t.principalId),
    index("account_phone").on(t.phoneIndex),
    index("account_avatar").on(t.avatarId),
    index("account_terms").using("gin", sql`search_terms(nickname)`),
    index("account_name_start").using("btree", sql`lower(replace(nickname, ' ', '')) text_pattern_ops`),
    index("account_handle_start").on(t.handle.op("text_pattern_ops")),
  ],
);

/** Names in their normal form, each taken once. A name of its own table so that uniqueness needs no scan and no shard. */
export const accountName = pgTable("account_name", {
  normal: text("normal").primaryKey(),
  accountId: idColumn<AccountId>("account_id").notNull(),
  takenAt: instant("taken_at").notNull(),
});

/** A name that an account had and readers may still look for, with the instant it was given up. One that was taken away for what it said is not among them. */
export const formerName = pgTable(
  "former_name",
  {
    id: idColumn("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    nickname: userTextColumn("nickname").notNull(),
    until: instant("until").notNull(),
    /** The measure that took it out of readers' sight; null where none did. */
    takenBy: idColumn<MeasureId>("taken_by"),
  },
  (t) => [index("former_name_account").on(t.accountId, t.id)],
);

/** A change of name, bio or portrait: what it became, and whether it waits for review. The visible one stands in `account`. */
export const profileRevision = pgTable(
  "profile_revision",
  {
    id: idColumn("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    nickname: userTextColumn("nickname"),
    bio: userTextColumn("bio"),
    avatarId: idColumn<MediaId>("avatar_id"),
    state: text("state").$type<"shown" | "held" | "refused" | "superseded">().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("profile_revision_account").on(t.accountId, t.id), index("profile_revision_avatar").on(t.avatarId)],
);

export const accountStats = pgTable("account_stats", {
  accountId: idColumn<AccountId>("account_id").primaryKey(),
  followers: integer("followers").notNull().default(0),
  following: integer("following").notNull().default(0),
  posts: integer("posts").notNull().default(0),
});

export const session = pgTable(
  "session",
  {
    id: idColumn<SessionId>("id").primaryKey(),
    tokenHash: text("token_hash").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    device: text("device").notNull(),
    addressSealed: text("address_sealed").$type<SealedText>().notNull(),
    region: jsonb("region").$type<Region>(),
    secondFactorAt: instant("second_factor_at"),
    /** When its holder last proved to be the account's owner: by the phone, or by the second factor where there is one. */
    confirmedAt: instant("confirmed_at"),
    createdAt: instant("created_at").notNull(),
    seenAt: instant("seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [uniqueIndex("session_token").on(t.tokenHash), index("session_account").on(t.accountId)],
);

/** A code sent to a phone. Tried at most five times, used once. */
export const phoneCode = pgTable(
  "phone_code",
  {
    id: idColumn("id").primaryKey(),
    phoneIndex: text("phone_index").notNull(),
    phoneSealed: text("phone_sealed").$type<SealedText>().notNull(),
    purpose: text("purpose").$type<"enter" | "verify">().notNull(),
    /** Null until the code is made and handed to the carrier. */
    codeHash: text("code_hash"),
    triesLeft: integer("tries_left").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("phone_code_phone").on(t.phoneIndex, t.id)],
);

/** What a checked sign-in hands to next-auth: redeemed once, within a minute, into a session. */
export const signInTicket = pgTable("sign_in_ticket", {
  tokenHash: text("token_hash").primaryKey(),
  accountId: idColumn<AccountId>("account_id").notNull(),
  step: text("step").$type<"second-factor" | "ready">().notNull(),
  secondFactor: boolean("second_factor").notNull().default(false),
  challenge: text("challenge"),
  triesLeft: integer("tries_left").notNull().default(5),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

export const passkey = pgTable(
  "passkey",
  {
    id: text("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    publicKey: bytes("public_key").notNull(),
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: jsonb("transports").$type<string[]>().notNull(),
    label: text("label").notNull(),
    createdAt: instant("created_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("passkey_account").on(t.accountId)],
);

export const totp = pgTable("totp", {
  accountId: idColumn<AccountId>("account_id").primaryKey(),
  secretSealed: text("secret_sealed").$type<SealedText>().notNull(),
  lastStep: bigint("last_step", { mode: "number" }),
  confirmedAt: instant("confirmed_at"),
  createdAt: instant("created_at").notNull(),
});

export const recoveryCode = pgTable(
  "recovery_code",
  {
    accountId: idColumn<AccountId>("account_id").notNull(),
    codeHash: text("code_hash").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.codeHash] })],
);

/** A WebAuthn challenge waiting for its answer while a passkey is added in settings. */
export const passkeyChallenge = pgTable("passkey_challenge", {
  accountId: idColumn<AccountId>("account_id").primaryKey(),
  challenge: text("challenge").notNull(),
  expiresAt: instant("expires_at").notNull(),
});

/** Registration attempts by phone, device and network, for limits and for finding clusters. */
export const registrationAttempt = pgTable(
  "registration_attempt",
  {
    id: idColumn("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id"),
    phoneIndex: text("phone_index").notNull(),
    /** Null where the browser kept no device id. */
    deviceIndex: text("device_index"),
    networkIndex: text("network_index").notNull(),
    outcome: text("outcome").$type<"code-sent" | "registered" | "refused">().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    index("registration_phone").on(t.phoneIndex, t.at),
    index("registration_device").on(t.deviceIndex, t.at),
    index("registration_network").on(t.networkIndex, t.at),
  ],
);

/** Messages of the sandbox SMS provider: the demo's in-app phone shows them. Empty outside the demo. */
export const sandboxMessage = pgTable(
  "sandbox_message",
  {
    id: idColumn("id").primaryKey(),
    phone: text("phone").notNull(),
    text: text("text").notNull(),
    purpose: text("purpose").notNull(),
    sentAt: instant("sent_at").notNull(),
  },
  (t) => [index("sandbox_message_phone").on(t.phone, t.id)],
);
