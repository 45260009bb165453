// What the facts are made of: who stands behind accounts, what they accepted, their credit, staff posts and training.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AccountId, Id, PrincipalId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";
import type { StaffPost } from "@/server/shared/staff";
import { idColumn, instant } from "../columns";

export type VerificationId = Id<"verification">;
export type OpeningId = Id<"opening">;

/** The person or organisation behind accounts (主体). Quotas, credit and blacklist count here; its row is what a write locks. */
export const principal = pgTable(
  "principal",
  {
    id: idColumn<PrincipalId>("id").primaryKey(),
    kind: text("kind").$type<"unverified" | "person" | "organisation">().notNull(),
    /** Keyed index of the identity number or of the provider's pseudonymous subject: finds "the same person" without storing who. */
    identityIndex: text("identity_index"),
    identityState: text("identity_state")
      .$type<"none" | "pending" | "passed" | "refused" | "expired" | "phone-reassigned">()
      .notNull(),
    identityMethod: text("identity_method"),
    verifiedAt: instant("verified_at"),
    recheckAt: instant("recheck_at"),
    creditPoints: integer("credit_points").notNull(),
    creditLevel: integer("credit_level").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [uniqueIndex("principal_identity").on(t.identityIndex), index("principal_recheck").on(t.recheckAt)],
);

/** Each try to prove who one is: method, result and time; what was shown is sealed. */
export const identityVerification = pgTable(
  "identity_verification",
  {
    id: idColumn<VerificationId>("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    principalId: idColumn<PrincipalId>("principal_id").notNull(),
    method: text("method").$type<"person" | "organisation" | "phone" | "network-identity">().notNull(),
    state: text("state").$type<"pending" | "passed" | "refused" | "expired" | "phone-reassigned">().notNull(),
    /** What was claimed, as JSON, sealed under the principal's own key: destroying that key erases it. */
    claimSealed: text("claim_sealed").$type<SealedText>().notNull(),
    nameMasked: text("name_masked"),
    numberMasked: text("number_masked"),
    /** Keyed index of what the provider confirmed, kept also where the platform refused it: finds the other accounts that used the same document. */
    identityIndex: text("identity_index"),
    provider: text("provider").notNull(),
    providerRef: text("provider_ref"),
    refusal: text("refusal"),
    submittedAt: instant("submitted_at").notNull(),
    /** When the provider was last asked. */
    askedAt: instant("asked_at"),
    decidedAt: instant("decided_at"),
    recheckAt: instant("recheck_at"),
    recheckAskedAt: instant("recheck_asked_at"),
  },
  (t) => [
    index("identity_verification_principal").on(t.principalId, t.id),
    index("identity_verification_account").on(t.accountId, t.id),
    index("identity_verification_recheck").on(t.recheckAt),
    index("identity_verification_identity").on(t.identityIndex),
  ],
);

/** A request to open one sealed identity: a purpose, a second person's approval and an expiry, all in the person's own history. */
export const identityOpening = pgTable(
  "identity_opening",
  {
    id: idColumn<OpeningId>("id").primaryKey(),
    principalId: idColumn<PrincipalId>("principal_id").notNull(),
    requestedBy: idColumn<AccountId>("requested_by").notNull(),
    purpose: text("purpose").notNull(),
    legalBasis: text("legal_basis").notNull(),
    requestedAt: instant("requested_at").notNull(),
    approvedBy: idColumn<AccountId>("approved_by"),
    approvedAt: instant("approved_at"),
    refusedAt: instant("refused_at"),
    expiresAt: instant("expires_at"),
    openedAt: instant("opened_at"),
    timesOpened: integer("times_opened").notNull().default(0),
  },
  (t) => [index("identity_opening_principal").on(t.principalId, t.id)],
);

/** Rules, agreement, convention and the seven lines, each version with its text and hash: append-only. */
export const agreementDocument = pgTable(
  "agreement_document",
  {
    key: text("key").notNull(),
    version: integer("version").notNull(),
    titles: jsonb("titles").$type<Record<"zh-CN" | "en", string>>().notNull(),
    texts: jsonb("texts").$type<Record<"zh-CN" | "en", string>>().notNull(),
    hash: text("hash").notNull(),
    effectiveAt: instant("effective_at").notNull(),
    /** True where publishing waits for a new acceptance once this version is in effect. */
    needsAcceptance: boolean("needs_acceptance").notNull(),
    publishedBy: idColumn<AccountId>("published_by"),
  },
  (t) => [primaryKey({ columns: [t.key, t.version] })],
);

/** Who accepted what, when: append-only. */
export const agreementAcceptance = pgTable(
  "agreement_acceptance",
  {
    accountId: idColumn<AccountId>("account_id").notNull(),
    key: text("key").notNull(),
    version: integer("version").notNull(),
    hash: text("hash").notNull(),
    acceptedAt: instant("accepted_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key, t.version] })],
);

/** The credit ledger: the truth of which the level is the fold. Append-only and chained. */
export const creditEntry = pgTable(
  "credit_entry",
  {
    seq: integer("seq").primaryKey(),
    id: idColumn("id").notNull(),
    principalId: idColumn<PrincipalId>("principal_id").notNull(),
    accountId: idColumn<AccountId>("account_id"),
    reason: text("reason").notNull(),
    points: integer("points").notNull(),
    rule: text("rule").notNull(),
    measureId: text("measure_id"),
    handlerId: idColumn<AccountId>("handler_id"),
    at: instant("at").notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [index("credit_entry_principal").on(t.principalId, t.seq)],
);

/** Which post a member of staff holds, from when to when, and until when their training counts. */
export const staffPost = pgTable(
  "staff_post",
  {
    accountId: idColumn<AccountId>("account_id").notNull(),
    post: text("post").$type<StaffPost>().notNull(),
    since: instant("since").notNull(),
    until: instant("until"),
    trainedUntil: instant("trained_until"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.post] })],
);
