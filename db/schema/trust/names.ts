// Names that nobody may take any more.
import { index, pgTable, text } from "drizzle-orm/pg-core";
import type { AccountId, MeasureId } from "@/server/shared/ids";
import { idColumn, instant } from "../columns";

/** The name of an account that a measure closed (PUB Article 8). No foreign key: it stays closed when the account's data are gone. */
export const closedName = pgTable(
  "closed_name",
  {
    normal: text("normal").primaryKey(),
    nickname: text("nickname").notNull(),
    accountId: idColumn<AccountId>("account_id").notNull(),
    measureId: idColumn<MeasureId>("measure_id").notNull(),
    /** Toneless pinyin and letters: how it sounds. */
    sound: text("sound").notNull(),
    /** Every two neighbouring characters of the normal form, to find what comes near. */
    pairs: text("pairs").array().notNull(),
    closedAt: instant("closed_at").notNull(),
  },
  (t) => [
    index("closed_name_account").on(t.accountId),
    index("closed_name_sound").on(t.sound),
    index("closed_name_pairs").using("gin", t.pairs),
  ],
);
