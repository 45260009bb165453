// Applications for a verified mark, with their evidence. The right itself stands in trust/marks.
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AccountId, Id, PrincipalId } from "@/server/shared/ids";
import type { MarkClass } from "@/server/shared/marks";
import type { SealedText } from "@/server/shared/sealed-text";
import { idColumn, instant, userTextColumn } from "./columns";
import type { MarkApplicationId } from "./trust/marks";

export type EvidenceFileId = Id<"evidence-file">;

/** What a reviewer found of one item of a claim. */
export interface FindingRow {
  item: string;
  finding: "matches" | "mismatch";
  note: string;
}

/** What somebody asks to be verified as, and what became of it. Corrected by a new application that names the one before. */
export const markApplication = pgTable(
  "mark_application",
  {
    id: idColumn<MarkApplicationId>("id").primaryKey(),
    number: text("number").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    principalId: idColumn<PrincipalId>("principal_id").notNull(),
    class: text("class").$type<MarkClass>().notNull(),
    /** The words to be shown. */
    text: userTextColumn("text").notNull(),
    country: text("country"),
    /** The account's name as it was to be verified. */
    nickname: userTextColumn("nickname").notNull(),
    /** What is claimed, as JSON, under the person's own key. */
    claimSealed: text("claim_sealed").$type<SealedText>().notNull(),
    state: text("state").$type<"waiting" | "approved" | "refused" | "withdrawn">().notNull(),
    corrects: idColumn<MarkApplicationId>("corrects"),
    submittedAt: instant("submitted_at").notNull(),
    dueAt: instant("due_at").notNull(),
    claimedBy: idColumn<AccountId>("claimed_by"),
    claimedUntil: instant("claimed_until"),
    findings: jsonb("findings").$type<FindingRow[]>(),
    /** For the applicant, in the reviewer's words. */
    reason: text("reason"),
    decidedBy: idColumn<AccountId>("decided_by"),
    decidedAt: instant("decided_at"),
  },
  (t) => [
    uniqueIndex("mark_application_number").on(t.number),
    uniqueIndex("mark_application_waiting").on(t.accountId).where(sql`state = 'waiting'`),
    index("mark_application_account").on(t.accountId, t.id),
    index("mark_application_queue").on(t.dueAt, t.id).where(sql`state = 'waiting'`),
  ],
);

/** A file that proves something. Its bytes lie sealed under a key of their own, and that key under the person's. */
export const evidenceFile = pgTable(
  "evidence_file",
  {
    id: idColumn<EvidenceFileId>("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    principalId: idColumn<PrincipalId>("principal_id").notNull(),
    storageKey: text("storage_key").notNull(),
    keySealed: text("key_sealed").$type<SealedText>().notNull(),
    type: text("type").notNull(),
    bytes: integer("bytes").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("evidence_file_account").on(t.accountId, t.id)],
);

/** A document in an application: which file, of what kind, until when it is valid. Number and holder are sealed. */
export const markEvidence = pgTable(
  "mark_evidence",
  {
    applicationId: idColumn<MarkApplicationId>("application_id").notNull(),
    fileId: idColumn<EvidenceFileId>("file_id").notNull(),
    document: text("document").notNull(),
    detailsSealed: text("details_sealed").$type<SealedText>().notNull(),
    /** Null for a document without an end. */
    expiresAt: instant("expires_at"),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.fileId] }), index("mark_evidence_file").on(t.fileId)],
);
