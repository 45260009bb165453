// The measures of a decision while they are being chosen.
import type { MeasureChoice, ProposalView } from "@/server/features/moderation/contract/cases";
import { besideTheLadder, type LadderStep, ladderSteps, type MeasureKind } from "@/server/shared/measure-kinds";

export type Choices = Readonly<Partial<Record<MeasureKind, MeasureChoice>>>;

/** Kinds that last for a number of days; the others last until they are ended. */
export const timedKinds: readonly MeasureKind[] = [
  "warn",
  "limit-functions",
  "suspend-updates",
  "stop-advertising",
  "pause-comments",
];

const usualDays: Partial<Record<MeasureKind, number>> = {
  warn: 7,
  "limit-functions": 7,
  "suspend-updates": 30,
  "stop-advertising": 30,
  "pause-comments": 7,
};

/** A measure as it is first offered. */
export function newChoice(kind: MeasureKind): MeasureChoice {
  const functions: MeasureChoice["functions"] = kind === "limit-functions" ? ["post", "comment"] : [];
  return {
    kind,
    days: usualDays[kind] ?? null,
    functions,
    perDay: 0,
    demand: "",
    fields: [],
    innocentPictures: false,
    label: null,
    correct: null,
  };
}

/** The measures of the proposed step, with those beside the ladder that were chosen already. */
export function choicesOf(proposal: ProposalView, chosen: Choices): Choices {
  const beside = besideTheLadder.flatMap((kind) => (chosen[kind] ? [[kind, chosen[kind]]] : []));
  const proposed = proposal.kinds.map((kind) => [
    kind,
    {
      ...newChoice(kind),
      ...(timedKinds.includes(kind) && proposal.days !== null ? { days: proposal.days } : {}),
      ...(kind === "limit-functions" ? { functions: proposal.functions } : {}),
    },
  ]);
  return Object.fromEntries([...proposed, ...beside]);
}

/** The key of a step's word; `other` for one that is no longer known. */
export function stepWord(step: string): LadderStep | "other" {
  return ladderSteps.find((known) => known === step) ?? "other";
}

export function listed(choices: Choices): MeasureChoice[] {
  return Object.values(choices);
}
