// Emergencies in force, and functions that wait for a security assessment.
import { boolean, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { AccountId } from "@/server/shared/ids";
import { idColumn, instant } from "../columns";

export const emergency = pgTable("emergency", {
  id: idColumn("id").primaryKey(),
  /** Profiles that are refused and kinds of content that wait for a person while it lasts. */
  effects: jsonb("effects").$type<{ refuse: string[]; reviewFirst: string[] }>().notNull(),
  reason: text("reason").notNull(),
  declaredBy: idColumn<AccountId>("declared_by").notNull(),
  startsAt: instant("starts_at").notNull(),
  endsAt: instant("ends_at").notNull(),
  endedAt: instant("ended_at"),
});

export const featureSwitch = pgTable("feature_switch", {
  feature: text("feature").primaryKey(),
  isOn: boolean("is_on").notNull(),
  assessment: text("assessment"),
  changedAt: instant("changed_at").notNull(),
});
