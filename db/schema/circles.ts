// Circles: people whom an account chose to read what others do not. Who is in one is known to its owner alone.
import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { AccountId, CircleId } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

export const circle = pgTable(
  "circle",
  {
    id: idColumn<CircleId>("id").primaryKey(),
    ownerId: idColumn<AccountId>("owner_id").notNull(),
    /** Read by its owner alone, so nobody reviews it. */
    name: text("name").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("circle_owner").on(t.ownerId, t.id)],
);

export const circleMember = pgTable(
  "circle_member",
  {
    circleId: idColumn<CircleId>("circle_id").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.circleId, t.accountId] }), index("circle_member_account").on(t.accountId)],
);
