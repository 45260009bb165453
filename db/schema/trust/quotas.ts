// How much of each quota a principal has used in a window.
import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { PrincipalId } from "@/server/shared/ids";
import { idColumn, instant } from "../columns";

export const quotaUse = pgTable(
  "quota_use",
  {
    principalId: idColumn<PrincipalId>("principal_id").notNull(),
    quota: text("quota").notNull(),
    windowAt: instant("window_at").notNull(),
    used: integer("used").notNull(),
  },
  (t) => [primaryKey({ columns: [t.principalId, t.quota, t.windowAt] })],
);
