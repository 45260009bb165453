// Writes the one row per subject that every read joins, and moves the counters that depend on it, in the same transaction.
import { type SQL, sql } from "drizzle-orm";
import { subjectState } from "@/db/schema/trust/visibility";
import type { Beside } from "@/server/core/event-log";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { ContentKind, SubjectRef } from "@/server/shared/subject";
import { contentModule } from "@/server/trust/subjects";

/**
 * held: waits for a person of the platform. refused: a person said no before it was shown. removed: taken away after it was shown. closed: the account. waiting: waits for
 * whoever keeps the comments where it stands. hidden: they took it out of sight.
 */
export type StateWord = "held" | "refused" | "removed" | "closed" | "waiting" | "hidden" | "shown";

export interface StateRow {
  state: StateWord;
  hidden: boolean;
  measureId: string | null;
  since: Date;
}

/** The subject's state, its row locked until the transaction ends. No row means it was never anything but shown. */
export async function lockState(tx: WriteTx, subject: SubjectRef<ContentKind>): Promise<StateRow | null> {
  const [row] = await tx.rows<StateRow>(stateForUpdate(subject));
  return row ?? null;
}

/** The statement of `lockState`, with more columns where they are read along with it. */
export function stateForUpdate(subject: SubjectRef<ContentKind>, more: SQL = sql``): SQL {
  return sql`
    select state, hidden, measure_id as "measureId", since ${more} from ${subjectState}
    where root_id = ${subject.rootId}::uuid and kind = ${subject.kind} and id = ${subject.id}::uuid for update`;
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
  const to = { state, measureId: options.measureId ?? null, since: tx.now };
  const [written, ...counted] = stateChanged(subject, found, to);
  const parts = counted.map(({ change }, i) => sql`${sql.identifier(`counted_${i}`)} as (${change})`);
  await tx.rows(sql`${parts.length > 0 ? sql`with ${sql.join(parts, sql`, `)}` : sql``} ${written.change}`);
}

/** The changes of `setState`, for callers who hold the row; `found` is what `lockState` answered. */
export function stateChanged(
  subject: SubjectRef<ContentKind>,
  found: StateRow | null,
  to: Omit<StateRow, "hidden">,
): [Beside, ...Beside[]] {
  return crossing(subject, found, to.state, stateRow(subject, to, toldOf(subject, to.state)));
}

/**
 * The changes that put back exactly what `lockState` answered before a measure took hold, down to the absence of a row, and move counters and tell open pages as `setState`
 * does. `found` is what it answers now.
 */
export function stateRestored(
  subject: SubjectRef<ContentKind>,
  found: StateRow,
  before: Omit<StateRow, "hidden"> | null,
): Beside[] {
  if (before) return stateChanged(subject, found, before);
  const noRow = sql`
    delete from ${subjectState}
    where root_id = ${subject.rootId}::uuid and kind = ${subject.kind} and id = ${subject.id}::uuid returning ${toldOf(subject, "shown")}`;
  return crossing(subject, found, "shown", noRow);
}

/**
 * The changes that give a content made in this transaction its first state: held until a person decided, waiting where others than the platform must pass it too, or shown
 * and counted. None for revisions of visible things (what passes of them is applied by the command that made them), and where nothing counts what is shown.
 */
export async function firstState(
  tx: WriteTx,
  subject: SubjectRef<ContentKind>,
  outcome: "pass" | "hold",
): Promise<Beside[]> {
  const module = contentModule(subject.kind);
  if (module.revision) return [];
  const state = outcome === "hold" ? "held" : await passedState(tx, subject);
  if (state !== "shown") return [{ change: stateRow(subject, { state, measureId: null, since: tx.now }, sql`1`) }];
  return (module.counted?.(subject, "shown") ?? []).map((change) => ({ change }));
}

/** What becomes of a content that review has passed: shown, or waiting where whoever keeps the comments around it passes them first. */
export async function passedState(tx: WriteTx, subject: SubjectRef<ContentKind>): Promise<"shown" | "waiting"> {
  return (await contentModule(subject.kind).awaits?.(tx, subject)) ? "waiting" : "shown";
}

function stateRow(
  subject: SubjectRef<ContentKind>,
  { state, measureId, since }: Omit<StateRow, "hidden">,
  told: SQL,
): SQL {
  return sql`
    insert into ${subjectState} (root_id, kind, id, state, hidden, measure_id, since)
    values (${subject.rootId}::uuid, ${subject.kind}, ${subject.id}::uuid, ${state}, ${state !== "shown"}, ${measureId}::uuid, ${since}::timestamptz)
    on conflict (root_id, kind, id) do update
      set state = excluded.state, hidden = excluded.hidden, measure_id = excluded.measure_id, since = excluded.since
    returning ${told}`;
}

/** Tells open pages of the subject's new state. */
function toldOf(subject: SubjectRef<ContentKind>, state: StateWord): SQL {
  return signalSent({
    audience: `${subject.kind === "account" ? "account" : "post"}:${subject.rootId}`,
    type: state === "shown" ? "changed" : "removed",
    ids: [subject.id],
  });
}

/** The row with what depends on it where the subject crosses between visible and hidden. */
function crossing(
  subject: SubjectRef<ContentKind>,
  found: StateRow | null,
  state: StateWord,
  row: SQL,
): [Beside, ...Beside[]] {
  const hidden = state !== "shown";
  const crosses = (found?.hidden ?? false) !== hidden;
  const counted = crosses ? contentModule(subject.kind).counted?.(subject, hidden ? "hidden" : "shown") : [];
  return [{ change: row }, ...(counted ?? []).map((change) => ({ change }))];
}
