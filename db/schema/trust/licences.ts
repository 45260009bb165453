// Licences that an account showed to the platform: entered by an officer with evidence, valid for a scope until a day.
import { index, pgTable, text } from "drizzle-orm/pg-core";
import type { AccountId, Id, MediaId } from "@/server/shared/ids";
import type { NewsService } from "@/server/shared/licences";
import { idColumn, instant } from "../columns";

export type LicenceId = Id<"licence">;

export const licence = pgTable(
  "licence",
  {
    id: idColumn<LicenceId>("id").primaryKey(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    kind: text("kind").$type<"news">().notNull(),
    number: text("number").notNull(),
    holder: text("holder").notNull(),
    issuer: text("issuer").notNull(),
    scope: text("scope").array().$type<NewsService[]>().notNull(),
    startsAt: instant("starts_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    evidenceId: idColumn<MediaId>("evidence_id").notNull(),
    enteredBy: idColumn<AccountId>("entered_by").notNull(),
    enteredAt: instant("entered_at").notNull(),
    /** Set where it was withdrawn before its end, with who says so and why. */
    endedAt: instant("ended_at"),
    endedBy: idColumn<AccountId>("ended_by"),
    endReason: text("end_reason"),
  },
  (t) => [index("licence_account").on(t.accountId, t.id)],
);
