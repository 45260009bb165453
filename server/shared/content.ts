// Words that every kind of content shares.

/** Who may read a content, widest first: everyone, the author's followers, those whom the author follows too, a circle that the author chose, the author alone. */
export const audiences = ["public", "followers", "mutuals", "circle", "self"] as const;
export type Audience = (typeof audiences)[number];

/** A circle may hold people who do not follow: only what was for everybody can be left to one. */
const narrower: Readonly<Record<Audience, readonly Audience[]>> = {
  public: ["followers", "mutuals", "circle", "self"],
  followers: ["mutuals", "self"],
  mutuals: ["self"],
  circle: ["self"],
  self: [],
};

/** Audiences that a post of `audience` may be narrowed to: whoever could not read it before never can. */
export function narrowerThan(audience: Audience): readonly Audience[] {
  return narrower[audience];
}

/** What an author says of a post. */
export const declarations = ["original", "reprint", "news", "ai", "fiction", "advert"] as const;
export type Declaration = (typeof declarations)[number];

/** Province inside mainland China, country or region outside; never an address. */
export interface Region {
  code: string;
  zh: string;
  en: string;
}

/** `waiting` and `hidden` are of comments: for, and by, whoever keeps the comments around them. */
export const ownStates = ["held", "refused", "removed", "waiting", "hidden"] as const;

/** Why others do not see a content: for its author (and the desk) alone. */
export interface OwnState {
  word: (typeof ownStates)[number];
  since: string;
  measureId: string | null;
}
