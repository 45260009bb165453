// Posts that somebody keeps for themselves. Nobody else ever reads a row.
import { index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import type { AccountId, Id, PostId } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

export type BookmarkId = Id<"bookmark">;

export const bookmark = pgTable(
  "bookmark",
  {
    id: idColumn<BookmarkId>("id").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    rootId: idColumn<PostId>("root_id").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.rootId] }), index("bookmark_newest").on(t.accountId, t.id)],
);
