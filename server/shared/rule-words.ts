// The words of review rules that the desk's screens share with the engine.

/** What a rule can be limited to. A revision is judged like what it revises, so that an edit evades nothing. */
export const writings = ["post", "comment", "profile"] as const;
export type Writing = (typeof writings)[number];

/** Categories of rules; those that begin with "harmful-" follow the harmful content of the ecological governance provisions, article 7. */
export const categories = [
  "fraud",
  "gambling",
  "pornography",
  "violence",
  "spam",
  "news-unlicensed",
  "illegal-other",
  "harmful-sensational",
  "harmful-suggestive",
  "harmful-gore",
  "harmful-discrimination",
  "harmful-vulgar",
  "harmful-minors",
  "harmful-other",
] as const;
export type Category = (typeof categories)[number];

export const contactKinds = ["phone", "email", "messenger"] as const;
export type ContactKind = (typeof contactKinds)[number];

export const matcherKinds = ["terms", "pattern", "links", "contact-details", "repeated-text"] as const;
export type MatcherKind = (typeof matcherKinds)[number];

/** Where one version of a review rule stands on the page of public rules. */
export function ruleAnchor({ id, version }: { id: string; version: number }): string {
  return `${id}-v${version}`;
}
