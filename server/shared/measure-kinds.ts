// The names of the measures (处置措施).

/** PUB Article 19, paragraph 2 names seven; removing content is of MB Article 12, and two on an account's comment sections are of the comments rules of 2022, Article 15; a label says what a content is and takes nothing away; a verified mark that rests on nothing any more is taken back (MB Article 10). */
export const measureKinds = [
  "warn",
  "limit-functions",
  "suspend-updates",
  "stop-advertising",
  "pause-comments",
  "close-comments",
  "close-account",
  "blacklist",
  "bar-registration",
  "remove-content",
  "label-content",
  "take-back-mark",
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** Rungs of the ladder for what somebody published, and of the one for comments that an account keeps badly, which begins and ends as the first does. */
export const ladderSteps = [
  "warning",
  "limited-publishing",
  "suspended-updates",
  "paused-comments",
  "closed-comments",
  "closure",
] as const;
export type LadderStep = (typeof ladderSteps)[number];

/** Measures on one content, and on a mark: they may come with any step of a ladder, and are none themselves. */
export const besideTheLadder: readonly MeasureKind[] = ["remove-content", "label-content", "take-back-mark"];

/** True where these measures are not the proposed ones, those beside the ladder apart. */
export function departs(proposed: readonly MeasureKind[], chosen: readonly MeasureKind[]): boolean {
  const step = chosen.filter((kind) => !besideTheLadder.includes(kind));
  return step.length !== proposed.length || proposed.some((kind) => !step.includes(kind));
}
