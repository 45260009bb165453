// How the hot list is made, in numbers that the public page states and the count goes by.

export const hotRules = {
  /** Posts of so many hours are counted. */
  hours: 48,
  /** What one person adds: once for each of the three, however many accounts or comments they have. */
  points: { like: 1, comment: 2, repost: 3 },
  /** So many different people, the author aside, before anything is proposed. */
  people: 3,
  /** The points are divided by (hours since + 2) to this power. */
  fading: 1.2,
  /** So many stand on the list. */
  shown: 10,
} as const;
