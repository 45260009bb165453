// The measures of a decision while they are being chosen.
import type { MeasureChoice, ProposalView } from "@/server/features/moderation/contract/cases";
import type { MeasureKind } from "@/server/shared/measure-kinds";

export type Choices = Readonly<Partial<Record<MeasureKind, MeasureChoice>>>;

/** Kinds that last for a number of days; the others last until they are ended. */
export const timedKinds: readonly MeasureKind[] = ["warn", "limit-functions", "suspend-updates", "stop-advertising"];

const usualDays: Partial<Record<MeasureKind, number>> = {
  warn: 7,
  "limit-functions": 7,
  "suspend-updates": 30,
  "stop-advertising": 30,
};

/** A measure as it is first offered. */
export function newChoice(kind: MeasureKind): MeasureChoice {
  const functions: MeasureChoice["functions"] = kind === "limit-functions" ? ["post", "comment"] : [];
  return { kind, days: usualDays[kind] ?? null, functions, perDay: 0, demand: "", fields: [], correct: null };
}

/** The measures of the proposed step, beside a removal that was chosen already. */
export function choicesOf(proposal: ProposalView, chosen: Choices): Choices {
  const removal = chosen["remove-content"];
  const proposed = proposal.kinds.map((kind) => [
    kind,
    {
      ...newChoice(kind),
      ...(timedKinds.includes(kind) && proposal.days !== null ? { days: proposal.days } : {}),
      ...(kind === "limit-functions" ? { functions: proposal.functions } : {}),
    },
  ]);
  return { ...Object.fromEntries(proposed), ...(removal ? { "remove-content": removal } : {}) };
}

export function listed(choices: Choices): MeasureChoice[] {
  return Object.values(choices);
}
