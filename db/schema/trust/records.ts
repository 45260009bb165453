// The seals that tie events into one hash chain, and the signed heads of every chain.
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { EventId } from "@/server/shared/ids";
import { idColumn, instant } from "../columns";

/** Where an event stands in the chain. Sealed by a job, so that writers never wait for each other. */
export const eventSeal = pgTable(
  "event_seal",
  {
    eventId: idColumn<EventId>("event_id").primaryKey(),
    seq: integer("seq").notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [uniqueIndex("event_seal_seq").on(t.seq)],
);

/** A chain's head, signed with a key that is not in the database; people carry copies of it in their receipts. */
export const recordHead = pgTable(
  "record_head",
  {
    chain: text("chain").notNull(),
    seq: integer("seq").notNull(),
    hash: text("hash").notNull(),
    signedAt: instant("signed_at").notNull(),
    keyId: text("key_id").notNull(),
    signature: text("signature").notNull(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.seq] }), index("record_head_signed").on(t.signedAt)],
);

/** Every key that signed heads here, by its public half: what was signed before a key was changed can still be checked. */
export const signingKey = pgTable("signing_key", {
  id: text("id").primaryKey(),
  publicKey: text("public_key").notNull(),
  firstUsedAt: instant("first_used_at").notNull(),
});
