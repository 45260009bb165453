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
