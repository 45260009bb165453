// What a content is said to be, by whom and why. A label takes nothing away by itself: the surfaces decide what they refuse.
import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AccountId, CaseId, Id } from "@/server/shared/ids";
import type { ContentLabel } from "@/server/shared/labels";
import type { ContentKind } from "@/server/shared/subject";
import { idColumn, instant } from "../columns";

export type ContentLabelId = Id<"content-label">;

/** Rows are ended, never changed or deleted (grants): whoever was shown a notice can learn what it rested on. */
export const contentLabel = pgTable(
  "content_label",
  {
    id: idColumn<ContentLabelId>("id").primaryKey(),
    rootId: uuid("root_id").notNull(),
    kind: text("kind").$type<ContentKind>().notNull(),
    subjectId: uuid("subject_id").notNull(),
    label: text("label").$type<ContentLabel>().notNull(),
    /** The rule it follows from, in the version applied. */
    ruleId: text("rule_id").notNull(),
    ruleVersion: integer("rule_version").notNull(),
    reason: text("reason").notNull(),
    /** The case in which a person set it. */
    caseId: idColumn<CaseId>("case_id").notNull(),
    setBy: idColumn<AccountId>("set_by").notNull(),
    setAt: instant("set_at").notNull(),
    endedBy: idColumn<AccountId>("ended_by"),
    endedAt: instant("ended_at"),
    endReason: text("end_reason"),
  },
  (t) => [
    uniqueIndex("content_label_in_force").on(t.rootId, t.kind, t.subjectId, t.label).where(sql`ended_at is null`),
    index("content_label_newest").on(t.label, t.id),
  ],
);
