// What the measures and reviews in force amount to for each subject: the one row that every read joins.
import { boolean, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { idColumn, instant } from "../columns";

export const subjectState = pgTable(
  "subject_state",
  {
    rootId: uuid("root_id").notNull(),
    kind: text("kind").notNull(),
    id: uuid("id").notNull(),
    state: text("state").$type<"held" | "refused" | "removed" | "closed" | "shown">().notNull(),
    /** True where nobody but the author and the desk may see the subject. */
    hidden: boolean("hidden").notNull(),
    measureId: idColumn("measure_id"),
    since: instant("since").notNull(),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.kind, t.id] }), index("subject_state_hidden").on(t.kind, t.id)],
);
