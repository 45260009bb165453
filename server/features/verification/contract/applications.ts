// Inputs, views and events of verified marks: what components and other domains may import.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { eventKind } from "@/server/shared/events";
import { type AccountId, type Id, idOf } from "@/server/shared/ids";
import { markBrief, markClasses } from "@/server/shared/marks";
import { userText } from "@/server/shared/user-text";
import { itemsOf, markDocuments } from "./documents";

export type MarkApplicationId = Id<"mark-application">;
export type EvidenceFileId = Id<"evidence-file">;

export const markTextLength = 40;
export const mostEvidence = 6;
export const noteLength = 200;
export const reasonLength = 500;
/** A mark is checked again after this long, whatever its documents say. */
export const markMonths = 12;
/** How long before its end a holder is told. */
export const markNoticeDays = 30;

const line = z.string().trim().min(1, { message: "empty" }).max(120, { message: "too_long" });
const number = z.string().trim().min(1, { message: "empty" }).max(64, { message: "too_long" });

/** What is claimed. No user text: it is read by reviewers and sealed, never shown to readers. */
export const markClaim = z.discriminatedUnion("class", [
  z.object({ class: z.literal("person"), role: line, workplace: z.string().trim().max(120, { message: "too_long" }) }),
  z.object({
    class: z.literal("organisation"),
    name: line,
    codeKind: z.enum(["credit-code", "organisation-code"]),
    code: number,
  }),
  z.object({
    class: z.literal("organisation-abroad"),
    name: line,
    country: z.string().regex(/^[A-Z]{2}$/, { message: "invalid" }),
    office: z.object({ name: line, registration: number, address: line }),
  }),
]);
export type MarkClaim = z.infer<typeof markClaim>;

/** A document: its file, what it is, whose and until when; `expiresOn` null where it has no end. */
export const evidenceInput = z.object({
  fileId: idOf<EvidenceFileId>(),
  document: z.enum(markDocuments),
  number,
  /** Who holds it; for a document of an office, who issued it. */
  holder: line,
  expiresOn: z.iso.date().nullable(),
});

export const applyInput = z.object({
  text: userText(markTextLength),
  claim: markClaim,
  evidence: z.array(evidenceInput).max(mostEvidence),
  /** The refused application that this one corrects. */
  corrects: idOf<MarkApplicationId>().optional(),
});
export type ApplyInput = z.input<typeof applyInput>;
export const addEvidenceFileInput = z.object({ intakeId: z.string().length(32) });
export const oneApplicationInput = z.object({ applicationId: idOf<MarkApplicationId>() });
export const markOfInput = z.object({ handle: z.string().min(1).max(32) });
export const nothingInput = z.object({});
export const endMarkInput = z.object({ accountId: idOf<AccountId>() });

const allItems = [...new Set(Object.values(itemsOf).flat())] as [string, ...string[]]; // not empty
export const finding = z.object({
  item: z.enum(allItems),
  finding: z.enum(["matches", "mismatch"]),
  note: z.string().trim().max(noteLength, { message: "too_long" }),
});
export type Finding = z.infer<typeof finding>;
export const decideApplicationInput = oneApplicationInput.extend({
  outcome: z.enum(["approve", "refuse"]),
  findings: z.array(finding).max(20),
  /** For the applicant, who reads it. */
  reason: z.string().trim().min(4, { message: "too_small" }).max(reasonLength, { message: "too_long" }),
});
export const applicationStates = ["waiting", "approved", "refused", "withdrawn"] as const;
export const markEnds = ["name-changed", "text-changed", "expired", "given-up", "taken-back"] as const;

/** What everybody may know of a mark: who was verified as what, on which kinds of document, when, and until when. */
export const markView = markBrief.extend({
  account: accountBrief,
  documents: z.array(z.enum(markDocuments)),
  checkedAt: z.string(),
  expiresAt: z.string(),
  endedAt: z.string().nullable(),
  endedBecause: z.enum(markEnds).nullable(),
  inForce: z.boolean(),
});
export type MarkView = z.infer<typeof markView>;

export const applicationRow = z.object({
  id: z.string(),
  number: z.string(),
  class: z.enum(markClasses),
  text: z.string(),
  nickname: z.string(),
  country: z.string().nullable(),
  state: z.enum(applicationStates),
  submittedAt: z.string(),
  dueAt: z.string(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  findings: z.array(finding),
});
export type ApplicationRow = z.infer<typeof applicationRow>;

export const ownMarkView = z.object({ mark: markView.nullable(), applications: z.array(applicationRow) });
export type OwnMarkView = z.infer<typeof ownMarkView>;

export const queueRow = z.object({
  id: z.string(),
  number: z.string(),
  class: z.enum(markClasses),
  text: z.string(),
  account: accountBrief,
  submittedAt: z.string(),
  dueAt: z.string(),
  claim: z.object({ by: accountBrief, until: z.string(), isMine: z.boolean() }).nullable(),
});
export type QueueRow = z.infer<typeof queueRow>;
export const applicationQueue = z.object({ applications: z.array(queueRow) });
export type ApplicationQueue = z.infer<typeof applicationQueue>;

/** Claim and evidence, opened: for the applicant, and for the reviewer who holds the application. */
export const applicationView = applicationRow.extend({
  account: accountBrief,
  claim: markClaim,
  evidence: z.array(
    z.object({
      fileId: z.string(),
      document: z.enum(markDocuments),
      number: z.string(),
      holder: z.string(),
      expiresAt: z.string().nullable(),
      width: z.number(),
      height: z.number(),
    }),
  ),
  /** The account's name now; an approval needs it to be the one that was applied with. */
  currentNickname: z.string(),
  /** How the identity behind the account was verified, masked. */
  identity: z.object({ kind: z.string(), masked: z.string().nullable() }),
  /** The application that this one corrects, with what was found then. */
  before: applicationRow.nullable(),
});
export type ApplicationView = z.infer<typeof applicationView>;

const about = { accountId: z.string(), number: z.string() };
export const evidenceAdded = eventKind("mark.evidence-added", z.object({ bytes: z.number() }));
export const markApplied = eventKind("mark.applied", z.object({ ...about, class: z.enum(markClasses) }));
export const markWithdrawn = eventKind("mark.withdrawn", z.object(about));
/** What a reviewer reads of claim and evidence they read under a claim: these events are the access log. */
export const markClaimed = eventKind("mark.claimed", z.object({ ...about, until: z.string() }));
export const markReleased = eventKind("mark.released", z.object(about));
export const markApproved = eventKind("mark.approved", z.object({ ...about, expiresAt: z.string() }));
export const markRefused = eventKind("mark.refused", z.object({ ...about, mismatches: z.array(z.string()) }));
export const markEnded = eventKind(
  "mark.ended",
  z.object({ applicationId: z.string(), because: z.enum(markEnds), reason: z.string().nullable() }),
);
export const markEndAnnounced = eventKind(
  "mark.end-announced",
  z.object({ applicationId: z.string(), expiresAt: z.string() }),
);
