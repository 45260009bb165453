// Runs the handlers of committed events: each once per event, retried with back-off, parked where it keeps failing.
import { sql } from "drizzle-orm";
import { event, outbox } from "@/db/schema/core";
import { isDatabaseAway, type Rows } from "@/server/core/database";
import type { StoredEvent } from "@/server/core/event-log";
import { onOutbox } from "@/server/core/live-hub";
import { log } from "@/server/core/log";
import { inWriteTx, type WriteTx } from "@/server/core/write-tx";

/** Reacts to one event inside a transaction that also takes the event off the queue: all of it happens, or none. */
export type Handler = (event: StoredEvent, tx: WriteTx) => Promise<void>;
/** Handlers by name, as `appendEvents` queued them. */
export type Handlers = Readonly<Record<string, Handler>>;

const maxAttempts = 8;

/**
 * Takes one due row and runs its handler. Answers false when nothing is due. Several processes may run it at once: a row locked by one is skipped by the others.
 */
export async function runOne(handlers: Handlers): Promise<boolean> {
  let taken: { eventId: string; handler: string } | null = null;
  try {
    return await inWriteTx(async (tx) => {
      const [row] = await tx.rows<StoredEvent & { handler: string }>(sql`
        select o.handler, e.id, e.kind, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.principal_id as "principalId",
               e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.root_id as "rootId",
               e.correlation_id as "correlationId", e.payload
        from ${outbox} o join ${event} e on e.id = o.event_id
        where o.run_at <= ${tx.now}::timestamptz and o.parked_at is null
        order by o.run_at, o.event_id limit 1 for update of o skip locked`);
      if (!row) return false;
      const { handler, ...stored } = row;
      taken = { eventId: stored.id, handler };
      const run = handlers[handler];
      if (!run) throw new Error(`No handler named ${handler}.`);
      await run(stored, tx);
      await tx.rows(sql`delete from ${outbox} where event_id = ${stored.id}::uuid and handler = ${handler}`);
      return true;
    });
  } catch (error) {
    if (!taken) throw error;
    await postpone(taken, error);
    return true;
  }
}

async function postpone(row: { eventId: string; handler: string }, error: unknown): Promise<void> {
  log.warn({ ...row, err: error }, "effect failed");
  const text = error instanceof Error ? error.message.slice(0, 500) : "unknown";
  await inWriteTx((tx) =>
    tx.rows(sql`
      update ${outbox} set attempts = attempts + 1, last_error = ${text},
        run_at = ${tx.now}::timestamptz + make_interval(secs => power(2, least(attempts, 10))),
        parked_at = case when attempts + 1 >= ${maxAttempts}::int then ${tx.now}::timestamptz end
      where event_id = ${row.eventId}::uuid and handler = ${row.handler}`),
  );
}

/** An effect that was given up after the last try: a person must look. */
export interface ParkedEffect {
  eventId: string;
  handler: string;
  kind: string;
  subjectKind: string;
  subjectId: string;
  attempts: number;
  /** When it happened. */
  at: Date;
  parkedAt: Date;
  lastError: string | null;
}

/** The parked effects, the oldest first, at most a hundred. For staff. */
export function parkedEffects(through: Rows): Promise<ParkedEffect[]> {
  return through.rows<ParkedEffect>(sql`
    select o.event_id as "eventId", o.handler, e.kind, e.subject_kind as "subjectKind", e.subject_id as "subjectId", o.attempts, e.at,
      o.parked_at as "parkedAt", o.last_error as "lastError"
    from ${outbox} o join ${event} e on e.id = o.event_id where o.parked_at is not null order by o.parked_at, o.event_id limit 100`);
}

/** Takes a parked effect up again, at once and with all its tries; null where it is not parked (any more). */
export async function requeueParked(
  tx: WriteTx,
  of: { eventId: string; handler: string },
): Promise<{ attempts: number; kind: string } | null> {
  const [row] = await tx.rows<{ attempts: number; kind: string }>(sql`
    with parked as (
      select q.event_id, q.handler, q.attempts, e.kind from ${outbox} q join ${event} e on e.id = q.event_id
      where q.event_id = ${of.eventId}::uuid and q.handler = ${of.handler} and q.parked_at is not null for update of q
    )
    update ${outbox} o set parked_at = null, attempts = 0, run_at = ${tx.now}::timestamptz from parked p
    where o.event_id = p.event_id and o.handler = p.handler returning p.attempts, p.kind, pg_notify('outbox', '')`);
  return row ? { attempts: row.attempts, kind: row.kind } : null;
}

/** Starts the worker: woken at commit, and once a second for what was postponed. The returned function waits for the row in hand. */
export function startWorker(handlers: Handlers): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;
  const work = async (): Promise<void> => {
    do {
      again = false;
      try {
        while (!stopped && (await runOne(handlers)));
      } catch (error) {
        if (!isDatabaseAway(error)) log.warn({ err: error }, "outbox unreachable");
      }
    } while (again && !stopped);
    running = null;
  };
  const wake = (): void => {
    if (stopped) return;
    if (running) again = true;
    else running = work();
  };
  const unsubscribe = onOutbox(wake);
  const timer = setInterval(wake, 1_000);
  wake();
  return async () => {
    stopped = true;
    unsubscribe();
    clearInterval(timer);
    await running;
  };
}

/** Runs every due handler to its end, at the present instant; the number that ran. For tests and the seed. */
export async function drainOutbox(handlers: Handlers): Promise<number> {
  let ran = 0;
  while (await runOne(handlers)) ran += 1;
  return ran;
}
