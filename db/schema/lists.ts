// Lists of accounts that somebody made: for themselves, or for everyone to read along.
import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Audience } from "@/server/shared/content";
import type { AccountId, ListId } from "@/server/shared/ids";
import { idColumn, instant, userTextColumn } from "./columns";

export const accountList = pgTable(
  "account_list",
  {
    id: idColumn<ListId>("id").primaryKey(),
    rootId: idColumn<ListId>("root_id").notNull(),
    authorId: idColumn<AccountId>("author_id").notNull(),
    audience: text("audience").$type<Audience>().notNull(),
    name: userTextColumn("name").notNull(),
    members: integer("members").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [index("account_list_author").on(t.authorId, t.id)],
);

export const accountListMember = pgTable(
  "account_list_member",
  {
    rootId: idColumn<ListId>("root_id").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.accountId] }), index("account_list_member_account").on(t.accountId)],
);
