// The hot list: what was proposed by its figures, and what a person said to it. Nothing is shown before a person passed it.
import { boolean, doublePrecision, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AccountId, Id } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

export type HotEntryId = Id<"hot-entry">;

export const hotEntry = pgTable(
  "hot_entry",
  {
    id: idColumn<HotEntryId>("id").primaryKey(),
    kind: text("kind").$type<"post" | "topic">().notNull(),
    /** The post or the topic. */
    itemId: uuid("item_id").notNull(),
    state: text("state").$type<"waiting" | "passed" | "refused" | "removed">().notNull(),
    isPinned: boolean("is_pinned").notNull().default(false),
    /** What an officer multiplies the score by. */
    weight: doublePrecision("weight").notNull().default(1),
    /** Zero once the figures no longer carry it; pinned ones stay all the same. */
    score: doublePrecision("score").notNull(),
    people: integer("people").notNull(),
    proposedAt: instant("proposed_at").notNull(),
    countedAt: instant("counted_at").notNull(),
    decidedBy: idColumn<AccountId>("decided_by"),
    decidedAt: instant("decided_at"),
    reason: text("reason"),
  },
  (t) => [uniqueIndex("hot_entry_item").on(t.kind, t.itemId), index("hot_entry_state").on(t.state, t.score)],
);
