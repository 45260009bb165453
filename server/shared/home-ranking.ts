// How the optional ranking of home is made, in numbers that the public page states and the ranking goes by.

/** Newest first, or the optional ranking. */
export const homeOrders = ["newest", "ranked"] as const;
export type HomeOrder = (typeof homeOrders)[number];

export const rankRules = {
  /** Posts of so many hours are ranked: the newest `perAuthor` of each author, `posts` in all. What is older follows newest first. */
  hours: 48,
  perAuthor: 10,
  posts: 100,
  /** What one verified person or organisation adds, once for each of the three; so many of each are looked at, at most. */
  points: { like: 1, comment: 2, repost: 3 },
  reactions: 20,
  /** The lift of points: 1 + `lively` × ln(1 + points). */
  lively: 0.5,
  /** The lift of an author with whom the reader dealt so many times (likes, comments, reposts) on posts of so many days. */
  often: { days: 30, times: 3, lift: 2 },
  /**
   * The lift of a post that at least so many of those whom the reader follows like: 1 + `each` for every one, up to `most`. Fewer are neither counted nor told of, because who
   * likes what is nobody else's business.
   */
  liked: { people: 3, each: 0.3, most: 10 },
  /** The lift of an author who follows the reader back. */
  mutual: 1.3,
  /** All lifts together are divided by (hours since + 2) to this power. */
  fading: 1.2,
} as const;

/** Why a post stands where it does: the lift that raised it most, or none but its time. */
export const rankReasons = ["often", "liked", "lively", "mutual", "newest"] as const;
export type RankReason = (typeof rankReasons)[number];
