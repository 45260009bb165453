// Records and background work: the event log, the outbox, jobs, network logs, per-person keys.
import { index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { AccountId, EventId, PrincipalId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";
import { idColumn, instant } from "./columns";

/** Append-only. Subjects by value: no foreign key that a deletion could empty. */
export const event = pgTable(
  "event",
  {
    id: idColumn<EventId>("id").primaryKey(),
    kind: text("kind").notNull(),
    at: instant("at").notNull(),
    actorKind: text("actor_kind").$type<"account" | "anonymous" | "system">().notNull(),
    actorId: text("actor_id"),
    principalId: idColumn<PrincipalId>("principal_id"),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    rootId: text("root_id").notNull(),
    correlationId: text("correlation_id").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    index("event_subject").on(t.subjectId, t.id),
    index("event_actor").on(t.actorId, t.id),
    index("event_kind").on(t.kind, t.id),
  ],
);

/** One row per event and handler that has not run to its end. */
export const outbox = pgTable(
  "outbox",
  {
    eventId: idColumn<EventId>("event_id").notNull(),
    handler: text("handler").notNull(),
    attempts: integer("attempts").notNull().default(0),
    runAt: instant("run_at").notNull(),
    parkedAt: instant("parked_at"),
    lastError: text("last_error"),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.handler] }), index("outbox_due").on(t.runAt)],
);

export const job = pgTable("job", {
  name: text("name").primaryKey(),
  nextAt: instant("next_at").notNull(),
  lastStartedAt: instant("last_started_at"),
  lastEndedAt: instant("last_ended_at"),
  lastError: text("last_error"),
});

/**
 * Who did what when from which address and port, on which object (MB Article 16, Cybersecurity Law). Apart from the event
 * log because it has an end: rows older than the retention are purged by a database function that refuses less than six months.
 */
export const networkLog = pgTable(
  "network_log",
  {
    id: idColumn("id").primaryKey(),
    at: instant("at").notNull(),
    accountId: idColumn<AccountId>("account_id"),
    act: text("act").notNull(),
    addressSealed: text("address_sealed").$type<SealedText>().notNull(),
    addressIndex: text("address_index").notNull(),
    port: integer("port").notNull(),
    device: text("device").notNull(),
    objectKind: text("object_kind").notNull(),
    objectId: text("object_id").notNull(),
    eventId: idColumn<EventId>("event_id").notNull(),
  },
  (t) => [
    index("network_log_account").on(t.accountId, t.at),
    index("network_log_at").on(t.at),
    index("network_log_address").on(t.addressIndex, t.at),
  ],
);

/** A random key per principal, wrapped by the key ring: destroying the row erases what it sealed. */
export const personKey = pgTable("person_key", {
  principalId: idColumn<PrincipalId>("principal_id").primaryKey(),
  wrapped: text("wrapped"),
  createdAt: instant("created_at").notNull(),
  destroyedAt: instant("destroyed_at"),
});

/** Counters of refused or limited tries by key (phone, device, network) and window. */
export const rateWindow = pgTable(
  "rate_window",
  {
    key: text("key").notNull(),
    startsAt: instant("starts_at").notNull(),
    used: integer("used").notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.startsAt] })],
);

/** What the start-up sequence has done once (demo town loaded, with its content hash). */
export const installation = pgTable("installation", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
  at: instant("at").notNull(),
});
