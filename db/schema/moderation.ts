// The desk: reports, cases, decisions, appeals and the conversation inside an appeal.
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CaseSource } from "@/server/shared/case-sources";
import type { AccountId, AppealId, CaseId, Id, MeasureId, PrincipalId, ReportId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";
import { idColumn, instant } from "./columns";

export type DecisionId = Id<"decision">;
export type PatrolRunId = Id<"patrol-run">;

/** A ticket of the desk about one subject: opened by a held item, reports, patrol or an anomaly; decided once. */
export const moderationCase = pgTable(
  "moderation_case",
  {
    id: idColumn<CaseId>("id").primaryKey(),
    number: text("number").notNull(),
    source: text("source").$type<CaseSource>().notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    rootId: uuid("root_id").notNull(),
    accountId: idColumn<AccountId>("account_id"),
    principalId: idColumn<PrincipalId>("principal_id"),
    state: text("state").$type<"open" | "escalated" | "decided">().notNull(),
    severity: integer("severity").notNull(),
    reports: integer("reports").notNull().default(0),
    rules: jsonb("rules").$type<{ id: string; version: number }[]>().notNull(),
    /** Of an authority's notice: its number. */
    reference: text("reference"),
    openedAt: instant("opened_at").notNull(),
    dueAt: instant("due_at").notNull(),
    claimedBy: idColumn<AccountId>("claimed_by"),
    claimedUntil: instant("claimed_until"),
    decidedAt: instant("decided_at"),
  },
  (t) => [
    uniqueIndex("moderation_case_number").on(t.number),
    // A subject has one case at a time: reports join it, however many arrive at once.
    uniqueIndex("moderation_case_undecided")
      .on(t.rootId, t.subjectKind, t.subjectId)
      .where(sql`state <> 'decided' and source in ('held', 'report', 'patrol', 'authority')`),
    index("moderation_case_queue").on(t.state, t.severity.desc().nullsFirst(), t.dueAt, t.id),
    // What waits, in the order of the desk, whatever its state.
    index("moderation_case_waiting").on(t.severity.desc().nullsFirst(), t.dueAt, t.id).where(sql`state <> 'decided'`),
    index("moderation_case_subject").on(t.subjectId),
    index("moderation_case_account").on(t.accountId),
  ],
);

/** A walk of patrol over what is published: one for each version of a rule switched on, taken page by page. */
export const patrolRun = pgTable(
  "patrol_run",
  {
    id: idColumn<PatrolRunId>("id").primaryKey(),
    ruleId: text("rule_id").notNull(),
    ruleVersion: integer("rule_version").notNull(),
    /** The newest review looked at so far; the walk goes back in time from there. */
    after: uuid("after"),
    looked: integer("looked").notNull().default(0),
    found: integer("found").notNull().default(0),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("patrol_run_rule").on(t.ruleId, t.ruleVersion),
    index("patrol_run_open").on(t.id).where(sql`ended_at is null`),
  ],
);

export const report = pgTable(
  "report",
  {
    id: idColumn<ReportId>("id").primaryKey(),
    receipt: text("receipt").notNull(),
    caseId: idColumn<CaseId>("case_id").notNull(),
    reporterId: idColumn<AccountId>("reporter_id"),
    reporterPrincipalId: idColumn<PrincipalId>("reporter_principal_id"),
    contactSealed: text("contact_sealed").$type<SealedText>(),
    reason: text("reason").notNull(),
    bottomLine: text("bottom_line").notNull(),
    /** For the desk alone, and not reviewed: a report must be able to quote what it reports. */
    details: text("details"),
    /** Of an impersonation: whose name or face is used, by their account or, where they have none here, by name. */
    impersonatedId: idColumn<AccountId>("impersonated_id"),
    impersonatedName: text("impersonated_name"),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    rootId: uuid("root_id").notNull(),
    state: text("state").$type<"accepted" | "assessed" | "handled" | "fed-back">().notNull(),
    acceptedAt: instant("accepted_at").notNull(),
    dueAt: instant("due_at").notNull(),
    assessedAt: instant("assessed_at"),
    assessedBy: idColumn<AccountId>("assessed_by"),
    handledAt: instant("handled_at"),
    handledBy: idColumn<AccountId>("handled_by"),
    fedBackAt: instant("fed_back_at"),
    outcome: text("outcome").$type<"upheld" | "not-upheld">(),
    feedback: text("feedback"),
    escalatedAt: instant("escalated_at"),
  },
  (t) => [
    uniqueIndex("report_receipt").on(t.receipt),
    index("report_case").on(t.caseId),
    index("report_reporter").on(t.reporterId, t.id),
    index("report_due").on(t.dueAt).where(sql`state <> 'fed-back'`),
  ],
);

/** What was decided, by whom, on which rule: append-only. */
export const decision = pgTable(
  "decision",
  {
    id: idColumn<DecisionId>("id").primaryKey(),
    caseId: idColumn<CaseId>("case_id").notNull(),
    handlerId: idColumn<AccountId>("handler_id").notNull(),
    outcome: text("outcome").$type<"approve" | "reject" | "escalate" | "dismiss" | "measure">().notNull(),
    ruleId: text("rule_id"),
    ruleVersion: integer("rule_version"),
    reason: text("reason").notNull(),
    proposedStep: text("proposed_step"),
    departureReason: text("departure_reason"),
    snapshot: jsonb("snapshot").$type<Record<string, unknown>>().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("decision_case").on(t.caseId, t.id), index("decision_handler").on(t.handlerId, t.id)],
);

export const appeal = pgTable(
  "appeal",
  {
    id: idColumn<AppealId>("id").primaryKey(),
    number: text("number").notNull(),
    measureId: idColumn<MeasureId>("measure_id").notNull(),
    appellantId: idColumn<AccountId>("appellant_id").notNull(),
    /** The handler of the measure, repeated here so that the database itself can refuse the same person as decider. */
    firstHandlerId: idColumn<AccountId>("first_handler_id").notNull(),
    /** For the desk alone, like the messages below, and not reviewed: an appeal must be able to quote what it is about. */
    grounds: text("grounds").notNull(),
    evidence: jsonb("evidence").$type<string[]>().notNull(),
    state: text("state").$type<"open" | "upheld" | "refused">().notNull(),
    openedAt: instant("opened_at").notNull(),
    dueAt: instant("due_at").notNull(),
    claimedBy: idColumn<AccountId>("claimed_by"),
    claimedUntil: instant("claimed_until"),
    decidedBy: idColumn<AccountId>("decided_by"),
    decidedAt: instant("decided_at"),
    decisionReason: text("decision_reason"),
  },
  (t) => [
    uniqueIndex("appeal_number").on(t.number),
    uniqueIndex("appeal_measure").on(t.measureId),
    index("appeal_state").on(t.state, t.dueAt),
    index("appeal_appellant").on(t.appellantId),
  ],
);

export const appealMessage = pgTable(
  "appeal_message",
  {
    id: idColumn("id").primaryKey(),
    appealId: idColumn<AppealId>("appeal_id").notNull(),
    authorId: idColumn<AccountId>("author_id").notNull(),
    fromStaff: boolean("from_staff").notNull(),
    body: text("body").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("appeal_message_appeal").on(t.appealId, t.id)],
);
