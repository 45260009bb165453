// For the kinds that hold a subject's state (closed, removed): whoever comes last holds it, whoever goes last gives it back.
import { sql } from "drizzle-orm";
import { type MeasureParams, measure } from "@/db/schema/trust/measures";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import type { ContentKind, SubjectRef } from "@/server/shared/subject";
import { notEnded } from "@/server/trust/measures/in-force";
import type { MeasureRecord } from "@/server/trust/measures/module";
import {
  lockState,
  type StateRow,
  type StateWord,
  setState,
  stateForUpdate,
  stateRestored,
} from "@/server/trust/visibility/state";

/** The state without any measure: the one that stands, or the one that the measure which holds it found. */
export async function stateBefore(
  tx: WriteTx,
  subject: SubjectRef<ContentKind>,
): Promise<NonNullable<MeasureParams["previousState"]> | null> {
  const state = await lockState(tx, subject);
  if (!state) return null;
  if (state.measureId) {
    const [holder] = await tx.rows<{ params: MeasureParams }>(sql`
      select params from ${measure} m where m.id = ${state.measureId}::uuid and ${notEnded("m")}`);
    if (holder) return holder.params.previousState ?? null;
  }
  return { state: state.state, measureId: state.measureId, since: state.since.toISOString() };
}

/** Sets the state and names the measure that holds it from now on. */
export function holdState(
  tx: WriteTx,
  { id, subject }: MeasureRecord,
  word: StateWord,
  found?: StateRow | null,
): Promise<void> {
  return setState(tx, subject, word, { measureId: id, ...(found === undefined ? {} : { found }) });
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
  if (found.other) {
    await setState(tx, subject, found.state, { measureId: found.other, found });
    return [];
  }
  const before = params.previousState;
  return stateRestored(
    subject,
    found,
    before ? { state: before.state as StateWord, measureId: before.measureId, since: new Date(before.since) } : null, // written by stateBefore
  );
}
