// Whom the names in a content mean. Names are read once, when they are written: whoever takes another name afterwards is still meant.
import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { AccountId, Id } from "@/server/shared/ids";
import { idColumn, instant, userTextColumn } from "../columns";

export const mention = pgTable(
  "mention",
  {
    rootId: idColumn<Id<string>>("root_id").notNull(),
    kind: text("kind").$type<"post" | "comment">().notNull(),
    id: idColumn<Id<string>>("id").notNull(),
    /** As it stands in the text, without "@". */
    name: userTextColumn("name").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rootId, t.kind, t.id, t.name] }),
    index("mention_account").on(t.accountId, t.createdAt),
  ],
);
