// Writes the one row per subject that every read joins, and moves the counters that depend on it, in the same transaction.
import { sql } from "drizzle-orm";
import { subjectState } from "@/db/schema/trust/visibility";
import { sendSignal } from "@/server/core/signal";
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
 * changes nothing. `born` marks a subject made in this transaction, which has not been counted yet.
 */
export async function setState(
  tx: WriteTx,
  subject: SubjectRef<ContentKind>,
  state: StateWord,
  options: { measureId?: string | null; born?: boolean } = {},
): Promise<void> {
  const before = options.born ? null : await lockState(tx, subject);
  const hidden = state !== "shown";
  await tx.rows(sql`
    insert into ${subjectState} (root_id, kind, id, state, hidden, measure_id, since)
    values (${subject.rootId}::uuid, ${subject.kind}, ${subject.id}::uuid, ${state}, ${hidden}, ${options.measureId ?? null}::uuid, ${tx.now}::timestamptz)
    on conflict (root_id, kind, id) do update
      set state = excluded.state, hidden = excluded.hidden, measure_id = excluded.measure_id, since = excluded.since`);
  const wasHidden = options.born ? true : (before?.hidden ?? false);
  if (wasHidden !== hidden) await contentModule(subject.kind).onVisibility(tx, subject, hidden ? "hidden" : "shown");
  if (!options.born) {
    await sendSignal(tx, {
      audience: `${subject.kind === "account" ? "account" : "post"}:${subject.rootId}`,
      type: hidden ? "removed" : "changed",
      ids: [subject.id],
    });
  }
}

/**
 * Puts back exactly what `lockState` answered before a measure took hold, down to the absence of a row, and moves counters and tells open pages as `setState` does.
 */
export async function restoreState(
  tx: WriteTx,
  subject: SubjectRef<ContentKind>,
  before: Omit<StateRow, "hidden"> | null,
): Promise<void> {
  await setState(tx, subject, before?.state ?? "shown", { measureId: before?.measureId ?? null });
  const row = sql`root_id = ${subject.rootId}::uuid and kind = ${subject.kind} and id = ${subject.id}::uuid`;
  if (before) await tx.rows(sql`update ${subjectState} set since = ${before.since}::timestamptz where ${row}`);
  else await tx.rows(sql`delete from ${subjectState} where ${row}`);
}

/**
 * Gives a content made in this transaction its first state: held until a person decided, or shown and counted. Revisions of visible things have none; what passes
 * of them is applied by the command that made them.
 */
export async function settleNew(
  tx: WriteTx,
  subject: SubjectRef<ContentKind>,
  outcome: "pass" | "hold",
): Promise<void> {
  const module = contentModule(subject.kind);
  if (module.revision) return;
  if (outcome === "hold") await setState(tx, subject, "held", { born: true });
  else await module.onVisibility(tx, subject, "shown");
}
