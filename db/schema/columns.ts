// Columns and types that many tables share, so that every content table answers the same visibility condition.
import { sql } from "drizzle-orm";
import { customType, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Id } from "@/server/shared/ids";
import type { ReviewedText } from "@/server/shared/user-text";

/** An instant, UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** An id column branded with the kind of thing it names. */
export const idColumn = <T extends Id<string>>(name: string) => uuid(name).$type<T>();

/** Text that people wrote: only what the review step made fits. */
export const userTextColumn = (name: string) => text(name).$type<ReviewedText>();

/** Raw bytes. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A moment the database itself stamps; only for bookkeeping that no rule reads. */
export const stampedAt = (name: string) => instant(name).notNull().default(sql`now()`);
