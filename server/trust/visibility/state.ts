// Writes the one row per subject that every read joins, and moves the counters that depend on it, in the same transaction.
import { type SQL, sql } from "drizzle-orm";
import { subjectState } from "@/db/schema/trust/visibility";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { ContentKind, SubjectRef } from "@/server/shared/subject";
import { contentModule } from "@/server/trust/subjects";

/** held: waits for a person. refused: a person said no before it was shown. removed: taken away after it was shown. closed: the account. */
export type StateWord = "held" | "refused" | "removed" | "closed" | "shown";

export interface StateRow {
  state: StateWord;
  hidden: boolean;
  measureId: string | null;
  since: Date;
}

/** The subject's state, its row locked until the transaction ends. No row means it was never anything but shown. */
export async function lockState(tx: WriteTx, subject: SubjectRef<ContentKind>): Promise<StateRow | null> {
  const [row] = await tx.rows<StateRow>(sql`
    select state, hidden, measure_id as "measureId", since from ${subjectState}
    where root_id = ${subject.rootId}::uuid and kind = ${subject.kind} and id = ${subject.id}::uuid for update`);
  return row ?? null;
}

/**
 * Sets the subject's state. Crossing between visible and hidden moves counters through the kind's module and tells open pages; setting the same state again
 * changes nothing. `found` is what `lockState` answered in this transaction, for callers who asked it already.
 */
export async function setState(
  tx: WriteTx,
  subject: SubjectRef<ContentKind>,
  state: StateWord,
  options: { measureId?: string | null; found?: StateRow | null } = {},
): Promise<void> {
  const found = options.found === undefined ? await lockState(tx, subject) : options.found;
  await cross(
    tx,
    subject,
    found,
    state,
    stateRow(subject, { state, measureId: options.measureId ?? null, since: tx.now }),
  );
}

/**
 * Puts back exactly what `lockState` answered before a measure took hold, down to the absence of a row, and moves counters and tells open pages as `setState` does. `found`
 * is what it answers now.
 */
export async function restoreState(
  tx: WriteTx,
  subject: SubjectRef<ContentKind>,
  found: StateRow | null,
  before: Omit<StateRow, "hidden"> | null,
): Promise<void> {
  const noRow = sql`
    delete from ${subjectState}
    where root_id = ${subject.rootId}::uuid and kind = ${subject.kind} and id = ${subject.id}::uuid returning 1`;
  await cross(tx, subject, found, before?.state ?? "shown", before ? stateRow(subject, before) : noRow);
}

/**
 * The statement that gives a content made in this transaction its first state: held until a person decided, or shown and counted. Null for revisions of visible things,
 * which have none (what passes of them is applied by the command that made them), and where nothing counts what is shown.
 */
export function firstState(subject: SubjectRef<ContentKind>, outcome: "pass" | "hold", now: Date): SQL | null {
  const module = contentModule(subject.kind);
  if (module.revision) return null;
  if (outcome === "hold") return stateRow(subject, { state: "held", measureId: null, since: now });
  return module.counted?.(subject, "shown") ?? null;
}

function stateRow(subject: SubjectRef<ContentKind>, { state, measureId, since }: Omit<StateRow, "hidden">): SQL {
  return sql`
    insert into ${subjectState} (root_id, kind, id, state, hidden, measure_id, since)
    values (${subject.rootId}::uuid, ${subject.kind}, ${subject.id}::uuid, ${state}, ${state !== "shown"}, ${measureId}::uuid, ${since}::timestamptz)
    on conflict (root_id, kind, id) do update
      set state = excluded.state, hidden = excluded.hidden, measure_id = excluded.measure_id, since = excluded.since
    returning 1`;
}

/** Writes the row, moves what depends on it, and tells open pages, in one statement. */
async function cross(
  tx: WriteTx,
  subject: SubjectRef<ContentKind>,
  found: StateRow | null,
  state: StateWord,
  row: SQL,
): Promise<void> {
  const hidden = state !== "shown";
  const crosses = (found?.hidden ?? false) !== hidden;
  const counted = crosses ? contentModule(subject.kind).counted?.(subject, hidden ? "hidden" : "shown") : null;
  const told = signalSent({
    audience: `${subject.kind === "account" ? "account" : "post"}:${subject.rootId}`,
    type: hidden ? "removed" : "changed",
    ids: [subject.id],
  });
  await tx.rows(sql`
    with stated as (${row})${counted ? sql`, counted as (${counted})` : sql``}
    select ${told}`);
}
