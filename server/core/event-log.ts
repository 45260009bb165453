// Appends events with their outbox rows and the network log, in the transaction that makes the change.
import { type SQL, sql } from "drizzle-orm";
import { event, networkLog, outbox } from "@/db/schema/core";
import { shared } from "@/server/core/process-slot";
import type { RequestContext } from "@/server/core/request";
import { indexOf, sealValue } from "@/server/core/sealed/vault";
import type { WriteTx } from "@/server/core/write-tx";
import type { Act } from "@/server/shared/acts";
import type { AppError } from "@/server/shared/errors";
import type { NewEvent } from "@/server/shared/events";
import { type EventId, newId } from "@/server/shared/ids";

/** An event as its handlers receive it. */
export interface StoredEvent {
  id: EventId;
  kind: string;
  at: Date;
  actorKind: "account" | "anonymous" | "system";
  actorId: string | null;
  principalId: string | null;
  subjectKind: string;
  subjectId: string;
  rootId: string;
  correlationId: string;
  payload: Record<string, unknown>;
}

/** Names of the handlers of each kind of event; the api's registry fills it at boot. */
export const handlerNames = shared("handler-names", () => new Map<string, readonly string[]>());

/**
 * A change that is written in one statement with the events, for whatever needs no answer before them. It sees what earlier statements wrote, and nothing of the events or
 * of the other changes beside them; no two of them may change one row.
 */
export interface Beside {
  change: SQL;
  /** Thrown where the change answers no row (it must have a `returning` then); the transaction fails with it. */
  refusal?: AppError;
  /** Set where it only selects, such as a signal that no row carries: what nobody reads the database leaves out. */
  selects?: true;
}

/**
 * Appends the events, one outbox row per handler and one network-log row per event of a person, with the changes beside them, all in one statement, and wakes the worker
 * at commit. The same transaction carries the change, so neither exists without the other.
 */
export async function appendEvents(
  tx: WriteTx,
  request: RequestContext,
  act: Act,
  events: readonly NewEvent[],
  beside: readonly Beside[] = [],
): Promise<EventId[]> {
  const ids = events.map(() => newId<EventId>());
  const actorKind = request.system ? "system" : request.session ? "account" : "anonymous";
  const actorId = request.system ?? request.session?.accountId ?? null;
  const eventRows = events.map(
    (e, i) =>
      sql`(${ids[i]}::uuid, ${e.kind}, ${tx.now}::timestamptz, ${actorKind}, ${actorId}, ${request.session?.principalId ?? null}::uuid, ${e.subject.kind}, ${e.subject.id}, ${e.subject.rootId}, ${request.correlationId}, ${JSON.stringify(e.payload)}::jsonb)`,
  );
  const outboxRows = events.flatMap((e, i) =>
    (handlerNames.get(e.kind) ?? []).map((name) => sql`(${ids[i]}::uuid, ${name}, ${tx.now}::timestamptz)`),
  );
  const first = events[0];
  const logRow =
    request.system || !first
      ? null
      : (() => {
          const id = newId();
          return sql`(${id}::uuid, ${tx.now}::timestamptz, ${request.session?.accountId ?? null}::uuid, ${act}, ${sealValue(request.address, `network_log:address:${id}`)}, ${indexOf("address", request.address)}, ${request.port}::int, ${request.device}, ${first.subject.kind}, ${first.subject.id}, ${ids[0]}::uuid)`;
        })();
  const name = (i: number) => sql.identifier(`beside_${i}`);
  const changes = beside.map(({ change }, i) => sql`, ${name(i)} as (${change})`);
  const answers = beside.map(({ refusal, selects }, i) =>
    refusal || selects ? sql`(select count(*)::int from ${name(i)})` : sql`1`,
  );
  const [written] = await tx.rows<{ rows: number[] }>(sql`
    with appended as (
      insert into ${event} (id, kind, at, actor_kind, actor_id, principal_id, subject_kind, subject_id, root_id, correlation_id, payload)
      values ${sql.join(eventRows, sql`, `)} returning 1
    )${
      outboxRows.length > 0
        ? sql`, queued as (
      insert into ${outbox} (event_id, handler, run_at) values ${sql.join(outboxRows, sql`, `)} returning pg_notify('outbox', '')
    )`
        : sql``
    }${
      logRow
        ? sql`, logged as (
      insert into ${networkLog} (id, at, account_id, act, address_sealed, address_index, port, device, object_kind, object_id, event_id)
      values ${logRow} returning 1
    )`
        : sql``
    }${sql.join(changes)}
    select array[${sql.join(answers, sql`, `)}]::int[] as rows, ${outboxRows.length > 0 ? sql`(select count(*) from queued)` : sql`0`} as queued`);
  for (const [i, { refusal }] of beside.entries()) if (refusal && !written?.rows[i]) throw refusal;
  return ids;
}
