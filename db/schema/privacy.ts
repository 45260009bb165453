// What people do with all of their data at once: taking a copy, and closing the account.
import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AccountId, Id } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

export type ExportId = Id<"export">;
export type ClosingId = Id<"closing">;

/** A copy of all data of one account, as asked for: how far it is, and the file until it is deleted again. */
export const dataExport = pgTable(
  "data_export",
  {
    id: idColumn<ExportId>("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    state: text("state").$type<"waiting" | "making" | "ready" | "failed" | "expired">().notNull(),
    /** Tables and files gathered, of how many; null before the work began. */
    done: integer("done").notNull().default(0),
    total: integer("total"),
    bytes: bigint("bytes", { mode: "number" }),
    sha256: text("sha256"),
    requestedAt: instant("requested_at").notNull(),
    readyAt: instant("ready_at"),
    expiresAt: instant("expires_at"),
  },
  (t) => [
    index("data_export_account").on(t.accountId, t.id),
    // One at a time: a second request finds the first.
    uniqueIndex("data_export_under_way").on(t.accountId).where(sql`state in ('waiting', 'making')`),
  ],
);

/** An owner's wish to close the account: undone within the waiting period, or carried out after it and purged when retention is over. */
export const accountClosing = pgTable(
  "account_closing",
  {
    id: idColumn<ClosingId>("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    requestedAt: instant("requested_at").notNull(),
    dueAt: instant("due_at").notNull(),
    undoneAt: instant("undone_at"),
    erasedAt: instant("erased_at"),
    purgeAt: instant("purge_at"),
    purgedAt: instant("purged_at"),
  },
  (t) => [
    uniqueIndex("account_closing_standing").on(t.accountId).where(sql`undone_at is null`),
    index("account_closing_due").on(t.dueAt).where(sql`undone_at is null and erased_at is null`),
    index("account_closing_purge").on(t.purgeAt).where(sql`purged_at is null`),
  ],
);
