// What every kind of measure declares. Each kind is one file beside this one; kinds.ts joins them.
import type { z } from "zod";
import type { MeasureParams } from "@/db/schema/trust/measures";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, CaseId, MeasureId, PrincipalId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import type { ContentKind, SubjectRef } from "@/server/shared/subject";
import type { Snapshot } from "@/server/trust/subjects";
import type { StateRow } from "@/server/trust/visibility/state";

/** A measure as its apply and undo see it. */
export interface MeasureRecord {
  id: MeasureId;
  kind: MeasureKind;
  subject: SubjectRef<ContentKind>;
  accountId: AccountId;
  principalId: PrincipalId;
  params: MeasureParams;
}

/** A measure that begins, with the content as it was and the decision that it follows from. */
export interface BeginningMeasure extends MeasureRecord {
  snapshot: Snapshot;
  decided: { caseId: CaseId; rule: { id: string; version: number }; reason: string; handlerId: AccountId };
}

/** Why a measure ends, and by whom; null where time ended it. */
export interface EndOfMeasure {
  reason: string;
  handlerId: AccountId | null;
}

export type PreviousState = NonNullable<MeasureParams["previousState"]> | null;

/** What a measure finds that will hold its subject's state; nothing for the other kinds. The row is locked. */
export interface FoundState {
  now: StateRow | null;
  /** The state without any measure: the one that stands, or the one that the measure which holds it found. */
  before: PreviousState;
}

export interface MeasureModule {
  kind: MeasureKind;
  /** What it is imposed on: an account, everything of the principal behind it, or one content. */
  on: "account" | "principal" | "content";
  /** False where it only ends by a decision: what readers see must not depend on when a job runs. */
  timed: boolean;
  /** True where it has to have an end: without one it would be another kind. */
  needsEnd?: true;
  /** The parameters it needs; unknown ones are refused. */
  needs: z.ZodType<MeasureParams>;
  appealable: boolean;
  /** Key in messages/<locale>/measures.json: what the person is told that it means. */
  notice: `notice.${MeasureKind}`;
  /** Key in messages/<locale>/measures.json: what its undo cannot restore, shown to the handler before confirming. */
  cannotRestore: `cannotRestore.${MeasureKind}`;
  /** Whose sessions all end where it begins; left out where nobody is signed out. */
  signsOut?: "account" | "principal";
  /** What stood before the measure and must stand again after it, where the measure holds its subject's state. */
  before?(found: FoundState): PreviousState;
  /** The changes that make it hold, written with its record. What gates read from the measures in force needs none. */
  apply(tx: WriteTx, measure: BeginningMeasure, found: FoundState): Promise<Beside[]>;
  /** Takes back what apply did and no other measure in force still holds: at once, or by the changes it answers. */
  undo(tx: WriteTx, measure: MeasureRecord, end: EndOfMeasure): Promise<Beside[]>;
}

/** For what gates enforce from the measure's row alone. */
export const nothing = async (): Promise<Beside[]> => [];
