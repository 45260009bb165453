// Who may reach a person: by comment, mention, quote and message; and the time for which strangers may not.
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Circle } from "@/server/shared/contact";
import type { AccountId } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

/** No row means that everyone may. */
export const contactSetting = pgTable("contact_setting", {
  accountId: idColumn<AccountId>("account_id").primaryKey(),
  replies: text("replies").$type<Circle>().notNull().default("everyone"),
  mentions: text("mentions").$type<Circle>().notNull().default("everyone"),
  quotes: text("quotes").$type<Circle>().notNull().default("everyone"),
  messages: text("messages").$type<Circle>().notNull().default("everyone"),
  /** How old an account must be, in days, unless the person follows it. */
  minAgeDays: integer("min_age_days").notNull().default(0),
  /** Protection mode: until then strangers are kept out, whatever the settings say. */
  protectedUntil: instant("protected_until"),
  /** When the person was last told of a pile-on. */
  offeredAt: instant("offered_at"),
});
