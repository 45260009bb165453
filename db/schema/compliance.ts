// What people judge of the platform itself.
import { index, pgTable, text } from "drizzle-orm/pg-core";
import type { AccountId, Id } from "@/server/shared/ids";
import type { ObligationId } from "@/server/shared/obligation-ids";
import { idColumn, instant } from "./columns";

export type AssessmentId = Id<"assessment">;

/** A person's assessment of one obligation, signed with name and date: append-only. */
export const complianceAssessment = pgTable(
  "compliance_assessment",
  {
    id: idColumn<AssessmentId>("id").primaryKey(),
    obligationId: text("obligation_id").$type<ObligationId>().notNull(),
    words: text("words").notNull(),
    assessorId: idColumn<AccountId>("assessor_id").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("compliance_assessment_obligation").on(t.obligationId, t.id)],
);
