// Review rules as versioned data, and what review decided of each text.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { AccountId, Id } from "@/server/shared/ids";
import { idColumn, instant } from "../columns";

export type ReviewDecisionId = Id<"review-decision">;

/** Each version of each rule, as written. Append-only but for the switch. */
export const reviewRule = pgTable(
  "review_rule",
  {
    id: text("id").notNull(),
    version: integer("version").notNull(),
    rule: jsonb("rule").$type<unknown>().notNull(),
    state: text("state").$type<"draft" | "replayed" | "on" | "retired">().notNull(),
    writtenBy: idColumn<AccountId>("written_by"),
    writtenAt: instant("written_at").notNull(),
    replayHash: text("replay_hash"),
    replay: jsonb("replay").$type<Record<string, unknown>>(),
    replayedAt: instant("replayed_at"),
    switchedOnAt: instant("switched_on_at"),
    switchedOnBy: idColumn<AccountId>("switched_on_by"),
    retiredAt: instant("retired_at"),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] }), index("review_rule_state").on(t.state)],
);

/** What review said of one text, with rule versions: append-only. A blocked try has no subject id. */
export const reviewDecision = pgTable(
  "review_decision",
  {
    id: idColumn<ReviewDecisionId>("id").primaryKey(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id"),
    rootId: uuid("root_id"),
    accountId: idColumn<AccountId>("account_id"),
    outcome: text("outcome").$type<"pass" | "hold" | "block">().notNull(),
    because: text("because").notNull(),
    judgement: jsonb("judgement").$type<unknown>(),
    classifierUsed: boolean("classifier_used").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("review_decision_subject").on(t.subjectId), index("review_decision_account").on(t.accountId, t.id)],
);
