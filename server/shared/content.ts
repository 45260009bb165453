// Words that every kind of content shares.

/** Who may read a content: everyone, the author's followers, or the author alone. */
export const audiences = ["public", "followers", "self"] as const;
export type Audience = (typeof audiences)[number];

/** What an author says of a post. */
export const declarations = ["original", "reprint", "ai", "fiction", "advert"] as const;
export type Declaration = (typeof declarations)[number];

/** Province inside mainland China, country or region outside; never an address. */
export interface Region {
  code: string;
  zh: string;
  en: string;
}

export const ownStates = ["held", "refused", "removed"] as const;

/** Why others do not see a content: for its author (and the desk) alone. */
export interface OwnState {
  word: (typeof ownStates)[number];
  since: string;
  measureId: string | null;
}
