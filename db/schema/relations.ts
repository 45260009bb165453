// Who follows and who blocks whom. A follow lives with its follower.
import { index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import type { AccountId } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

export const follow = pgTable(
  "follow",
  {
    followerId: idColumn<AccountId>("follower_id").notNull(),
    followeeId: idColumn<AccountId>("followee_id").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.followerId, t.followeeId] }),
    index("follow_followee").on(t.followeeId, t.followerId),
  ],
);

export const block = pgTable(
  "block",
  {
    blockerId: idColumn<AccountId>("blocker_id").notNull(),
    blockedId: idColumn<AccountId>("blocked_id").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.blockerId, t.blockedId] }), index("block_blocked").on(t.blockedId, t.blockerId)],
);
