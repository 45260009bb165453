// Measures with their records, ends, regulator report items, and what blacklists and bars hold.
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AccountId, CaseId, Id, MeasureId, MediaId, PrincipalId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { idColumn, instant } from "../columns";

export type ReportItemId = Id<"report-item">;

/** What was imposed. Append-only and chained: without case, rule, reason, snapshot, handler, start and report item no row exists. */
export const measure = pgTable(
  "measure",
  {
    seq: integer("seq").notNull(),
    id: idColumn<MeasureId>("id").primaryKey(),
    number: text("number").notNull(),
    kind: text("kind").$type<MeasureKind>().notNull(),
    caseId: idColumn<CaseId>("case_id").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    rootId: uuid("root_id").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    principalId: idColumn<PrincipalId>("principal_id").notNull(),
    ruleId: text("rule_id").notNull(),
    ruleVersion: integer("rule_version").notNull(),
    bottomLine: text("bottom_line").notNull(),
    reason: text("reason").notNull(),
    params: jsonb("params").$type<MeasureParams>().notNull(),
    snapshot: jsonb("snapshot").$type<Record<string, unknown>>().notNull(),
    handlerId: idColumn<AccountId>("handler_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at"),
    reportItemId: idColumn<ReportItemId>("report_item_id").notNull(),
    imposedAt: instant("imposed_at").notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    uniqueIndex("measure_seq").on(t.seq),
    uniqueIndex("measure_number").on(t.number),
    index("measure_account").on(t.accountId),
    index("measure_principal").on(t.principalId),
    index("measure_subject").on(t.subjectId),
    index("measure_ends").on(t.endsAt),
  ],
);

/** What a kind of measure needs beyond its period (see its module), how grave the matter was, and what stood before it. */
export interface MeasureParams {
  severity?: number;
  functions?: string[];
  /** How often a day the limited functions may still be used; absent: never. */
  perDay?: number;
  demand?: string;
  deadline?: string;
  by?: string[];
  /** The field of the profile that must be corrected, and the instant by which; updates are suspended until it is. */
  correct?: { field: string; by: string };
  /** Present where only the text was at fault: its pictures are not barred. */
  innocentPictures?: true;
  /** What the content is said to be. */
  label?: string;
  /** Present where a review rule set it by itself, at publication: no person had looked. */
  byRule?: true;
  /** The fields of the profile that were taken away. */
  fields?: string[];
  /** The subject's state without any measure; null where it had no row. Copied from the measure that already held it. */
  previousState?: { state: string; measureId: string | null; since: string } | null;
}

/** How a measure ended: by itself, by a handler, or on appeal. Append-only and chained; one per measure. */
export const measureEnd = pgTable(
  "measure_end",
  {
    seq: integer("seq").notNull(),
    measureId: idColumn<MeasureId>("measure_id").primaryKey(),
    how: text("how").$type<"lapsed" | "lifted" | "overturned">().notNull(),
    reason: text("reason").notNull(),
    handlerId: idColumn<AccountId>("handler_id"),
    appealId: text("appeal_id"),
    at: instant("at").notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [uniqueIndex("measure_end_seq").on(t.seq)],
);

/** What the regulator is to be told of a measure: one item each, with its due time; corrections name the item they correct. */
export const reportItem = pgTable(
  "report_item",
  {
    id: idColumn<ReportItemId>("id").primaryKey(),
    number: text("number").notNull(),
    measureId: idColumn<MeasureId>("measure_id").notNull(),
    corrects: idColumn<ReportItemId>("corrects"),
    authority: text("authority").notNull(),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    dueAt: instant("due_at").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("report_item_number").on(t.number),
    index("report_item_measure").on(t.measureId),
    index("report_item_due").on(t.dueAt),
  ],
);

/** What became of a report item: sent, receipt, reply, overdue. Append-only. */
export const reportItemStep = pgTable(
  "report_item_step",
  {
    itemId: idColumn<ReportItemId>("item_id").notNull(),
    step: text("step").$type<"sent" | "received" | "replied" | "overdue">().notNull(),
    reference: text("reference"),
    handlerId: idColumn<AccountId>("handler_id"),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.itemId, t.step] })],
);

/** Pictures and recordings that a measure took away: they do not come in again while it stands. */
export const barredImage = pgTable(
  "barred_image",
  {
    measureId: idColumn<MeasureId>("measure_id").notNull(),
    mediaId: idColumn<MediaId>("media_id").notNull(),
    sha256: text("sha256").notNull(),
    perceptualHash: text("perceptual_hash").notNull(),
    colours: text("colours").notNull(),
  },
  (t) => [primaryKey({ columns: [t.measureId, t.mediaId] }), index("barred_image_media").on(t.mediaId)],
);

/** Identities, phones and devices kept out while their measure is in force, as keyed indexes. */
export const barredIndex = pgTable(
  "barred_index",
  {
    kind: text("kind").$type<"identity" | "phone" | "device">().notNull(),
    value: text("value").notNull(),
    measureId: idColumn<MeasureId>("measure_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.value, t.measureId] }), index("barred_index_measure").on(t.measureId)],
);
