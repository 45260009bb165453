// For the kinds that hold a subject's state (closed, removed): whoever comes last holds it, whoever goes last gives it back.
import { type SQL, sql } from "drizzle-orm";
import { measure } from "@/db/schema/trust/measures";
import { subjectState } from "@/db/schema/trust/visibility";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import type { ContentKind, SubjectRef } from "@/server/shared/subject";
import { notEnded } from "@/server/trust/measures/in-force";
import type { FoundState, MeasureRecord, PreviousState } from "@/server/trust/measures/module";
import {
  passedState,
  type StateRow,
  type StateWord,
  stateChanged,
  stateForUpdate,
  stateRestored,
} from "@/server/trust/visibility/state";

interface FoundRow {
  kind: string;
  id: string;
  state: StateWord;
  hidden: boolean;
  measureId: string | null;
  since: string;
  /** The measure in force that holds the state. */
  holder: { before: PreviousState } | null;
}

/** What stands of these subjects, their rows locked, as an expression: a json list that `foundStates` takes. */
export function statesFound(subjects: readonly SubjectRef<ContentKind>[]): SQL {
  const [roots, kinds, ids] = (["rootId", "kind", "id"] as const).map((part) =>
    sql.param(subjects.map((s) => s[part])),
  );
  return sql`(
    select coalesce(json_agg(f), '[]') from (
      select s.kind, s.id, s.state, s.hidden, s.measure_id as "measureId", s.since,
        (select json_build_object('before', m.params->'previousState') from ${measure} m where m.id = s.measure_id and ${notEnded("m")}) as holder
      from unnest(${roots}::uuid[], ${kinds}::text[], ${ids}::uuid[]) w(root_id, kind, id)
      join ${subjectState} s on s.root_id = w.root_id and s.kind = w.kind and s.id = w.id
      for update of s) f)`;
}

/** What `statesFound` answered, by subject. */
export function foundStates(rows: readonly FoundRow[]): (subject: SubjectRef<ContentKind>) => FoundState {
  return (subject) => {
    const row = rows.find(({ kind, id }) => kind === subject.kind && id === subject.id);
    if (!row) return { now: null, before: null };
    const { state, hidden, measureId, holder } = row;
    const since = new Date(row.since);
    const before = holder ? holder.before : { state, measureId, since: since.toISOString() };
    return { now: { state, hidden, measureId, since }, before };
  };
}

/** The changes that set the state and name the measure that holds it from now on. */
export function stateHeld(
  tx: WriteTx,
  { id, subject }: MeasureRecord,
  { now }: FoundState,
  state: StateWord,
): Beside[] {
  return stateChanged(subject, now, { state, measureId: id, since: tx.now });
}

/**
 * Hands the state on to another measure in force of the same kind, or answers the changes that give back what stood before all of them. Changes nothing where this measure does
 * not hold the state: another one does, or the state has been decided anew since.
 */
export async function releaseState(tx: WriteTx, { id, kind, subject, params }: MeasureRecord): Promise<Beside[]> {
  const other = sql`(
    select m.id from ${measure} m
    where m.kind = ${kind} and m.subject_id = ${subject.id}::uuid and m.id <> ${id}::uuid and ${notEnded("m")}
    order by m.seq desc limit 1)`;
  // The principal is locked: no other measure on its subjects begins or ends while this waits for the state.
  const [found] = await tx.rows<StateRow & { other: string | null }>(stateForUpdate(subject, sql`, ${other} as other`));
  if (found?.measureId !== id) return [];
  if (found.other) return stateChanged(subject, found, { state: found.state, measureId: found.other, since: tx.now });
  // What was refused before anybody saw it has passed review now, and nothing else.
  const passed = found.state === "refused" && params.previousState === null ? await passedState(tx, subject) : "shown";
  const before =
    passed === "waiting" ? { state: passed, measureId: null, since: tx.now.toISOString() } : params.previousState;
  return stateRestored(
    subject,
    found,
    before ? { state: before.state as StateWord, measureId: before.measureId, since: new Date(before.since) } : null, // written by foundStates
  );
}
