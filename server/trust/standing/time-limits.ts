// The published time limits. No law gives these numbers: they are the platform's promises, and everything that falls due is computed from here.
// The sentence of each stands in messages/<locale>/time-limits.json under the same key, with {count} and {unit}.

export interface TimeLimit {
  count: number;
  unit: "hours" | "days" | "minutes";
}

export const timeLimits = {
  /** From the arrival of a report until somebody has assessed it, by claiming its case: the case is due by then, and afterwards by the feedback. */
  reportAssessment: { count: 24, unit: "hours" },
  /** From the arrival of a report until the reporter has the outcome with its reason (PUB Article 20). */
  reportFeedback: { count: 48, unit: "hours" },
  /** The same two for the fast route: online violence, and what concerns minors. */
  fastAssessment: { count: 2, unit: "hours" },
  fastFeedback: { count: 12, unit: "hours" },
  /** From the moment a content is held until a person has decided it. */
  heldReview: { count: 24, unit: "hours" },
  /** From the moment patrol found something until a person has decided it. */
  patrolReview: { count: 72, unit: "hours" },
  /** From the notice of a measure until an appeal against it can no longer be made. */
  appealWindow: { count: 60, unit: "days" },
  /** From an appeal until another person has decided it (PUB Article 20). */
  appealDecision: { count: 7, unit: "days" },
  /** From a measure until the authority has been told of it (PUB Article 19). */
  regulatorReport: { count: 24, unit: "hours" },
  /** From an application for a verified mark until a person has decided it. */
  markReview: { count: 5, unit: "days" },
  /**
   * From the day an organisation has its mark, or loses whoever was responsible, until it has named somebody: MB Article 10 puts the duty on it with the account. A working week, because the
   * one named has to be a person of the organisation, to be verified and to accept; afterwards it publishes and writes nothing until somebody is.
   */
  responsiblePerson: { count: 7, unit: "days" },
  /** From the first report of a comment under an organisation's post until whoever keeps its comments has answered it (MB Article 10). */
  keeperAnswer: { count: 12, unit: "hours" },
  /** From a commenter's wish that the platform look at a hidden comment until a person has decided it. */
  keeperLook: { count: 72, unit: "hours" },
  /** From an account's wish for a power over its comments until a person has decided it. */
  keeperPower: { count: 5, unit: "days" },
  /** From the refusal of such a wish until the same can be asked again. */
  powerAgain: { count: 30, unit: "days" },
  /** How long a claimed item stays with the one who claimed it. */
  claim: { count: 30, unit: "minutes" },
} as const satisfies Record<string, TimeLimit>;
export type TimeLimitName = keyof typeof timeLimits;

const minutesIn = { minutes: 1, hours: 60, days: 24 * 60 };

/** When what began at `from` falls due. */
export function dueAfter(name: TimeLimitName, from: Date): Date {
  const { count, unit } = timeLimits[name];
  return new Date(from.getTime() + count * minutesIn[unit] * 60_000);
}
