// The names of the measures (处置措施).

/** PUB Article 19, paragraph 2 names seven; removing content (MB Article 12) is the eighth. */
export const measureKinds = [
  "warn",
  "limit-functions",
  "suspend-updates",
  "stop-advertising",
  "close-account",
  "blacklist",
  "bar-registration",
  "remove-content",
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** True where these measures are not the proposed ones. Removing the content may always come with a step. */
export function departs(proposed: readonly MeasureKind[], chosen: readonly MeasureKind[]): boolean {
  const step: readonly MeasureKind[] = chosen.filter((kind) => kind !== "remove-content");
  return step.length !== proposed.length || proposed.some((kind) => !step.includes(kind));
}
