// Classes and levels of accounts (分级分类, MB Article 9), as every layer names them. What each changes stands in trust/standing/tier-table.ts.

/** unverified: nobody is proven behind it. commercial: at least half of what it published lately declares itself an advertisement. */
export const accountClasses = ["unverified", "personal", "organisation", "commercial"] as const;
export type AccountClass = (typeof accountClasses)[number];

/** 0 restricted, 1 watched, 2 ordinary, 3 known, 4 leading: words in messages/<locale>/tiers.json. */
export const accountLevels = [0, 1, 2, 3, 4] as const;
export type AccountLevel = (typeof accountLevels)[number];

/** What class and level are computed from, as counted at one moment. */
export interface TierInputs {
  kind: "unverified" | "person" | "organisation";
  /** Posts of the period that everybody could read, and how many of them declared themselves advertisements. */
  posts: number;
  adverts: number;
  /** Own contents that a measure removed in the period, as far as the removal stands. */
  removed: number;
  followers: number;
  creditLevel: number;
}

export interface Tier {
  class: AccountClass;
  level: AccountLevel;
}
