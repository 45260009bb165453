// Verified marks: the right that the badge beside a name follows from.
import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { AccountId, Id } from "@/server/shared/ids";
import type { MarkClass } from "@/server/shared/marks";
import { idColumn, instant, userTextColumn } from "../columns";

export type MarkApplicationId = Id<"mark-application">;

/** Why a mark ended before its date. */
export type MarkEnd = "name-changed" | "text-changed" | "expired" | "given-up" | "taken-back";

/** An account's mark, the latest it had. In force until `expires_at`, unless it ended before: read through trust/standing/marks.ts. */
export const verifiedMark = pgTable(
  "verified_mark",
  {
    accountId: idColumn<AccountId>("account_id").primaryKey(),
    applicationId: idColumn<MarkApplicationId>("application_id").notNull(),
    class: text("class").$type<MarkClass>().notNull(),
    text: userTextColumn("text").notNull(),
    country: text("country"),
    /** The kinds of document that were checked: public, their content is not. */
    documents: jsonb("documents").$type<string[]>().notNull(),
    checkedAt: instant("checked_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
    endedBecause: text("ended_because").$type<MarkEnd>(),
    /** Of an organisation: since when nobody is named who is responsible for its comments (MB Article 10). Null while somebody is, and for people. Read through trust/standing/responsible.ts. */
    responsibleMissingSince: instant("responsible_missing_since"),
  },
  (t) => [index("verified_mark_expires").on(t.expiresAt)],
);
