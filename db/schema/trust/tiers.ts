// Class and level of each account as last computed. Every change is an event, and those are the history.
import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { AccountId } from "@/server/shared/ids";
import type { AccountClass, AccountLevel, TierInputs } from "@/server/shared/tiers";
import { idColumn, instant } from "../columns";

export const accountTier = pgTable(
  "account_tier",
  {
    accountId: idColumn<AccountId>("account_id").primaryKey(),
    class: text("class").$type<AccountClass>().notNull(),
    level: integer("level").$type<AccountLevel>().notNull(),
    /** What they followed from. */
    inputs: jsonb("inputs").$type<TierInputs>().notNull(),
    since: instant("since").notNull(),
  },
  (t) => [index("account_tier_level").on(t.level, t.accountId)],
);
