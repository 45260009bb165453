// How much each credit level may do, as one public table. No law gives numbers: these are settings, stated in the public rules.
import type { Act } from "@/server/shared/acts";
import type { AccountLevel } from "@/server/shared/tiers";
import { levelRule, sharedActs } from "@/server/trust/standing/tier-table";

/** Credit levels from 0 (lowest) to 4. What a level allows per day in Asia/Shanghai; acts that are not listed have no daily limit. */
export const dailyLimits = {
  post: [0, 5, 50, 100, 200],
  edit: [0, 10, 50, 100, 200],
  comment: [0, 20, 200, 500, 1000],
  like: [0, 100, 1000, 2000, 5000],
  follow: [0, 20, 200, 400, 800],
  upload: [0, 20, 200, 400, 800],
  rename: [0, 1, 1, 1, 1],
  bio: [0, 3, 5, 5, 5],
  avatar: [0, 3, 5, 5, 5],
  report: [10, 20, 50, 100, 200],
  /** Appeals, their messages and their evidence together: never none, at any level. */
  appeal: [30, 30, 30, 30, 30],
  /** Applications for a verified mark. */
  mark: [1, 3, 3, 3, 3],
  "verify-identity": [5, 5, 5, 5, 5],
  /** Copies of all of one's data. */
  export: [3, 3, 3, 3, 3],
} as const satisfies Partial<Record<Act, readonly [number, number, number, number, number]>>;

/** From which level a post may carry links. */
export const linksFromLevel = 1;

/** How often one network address may do what needs no sign-in: `count` per `minutes`. */
export const addressLimits = {
  "sign-up": { count: 30, minutes: 60 },
  "sign-in": { count: 600, minutes: 60 },
  report: { count: 10, minutes: 60 },
} as const satisfies Partial<Record<Act, { count: number; minutes: number }>>;

/** True for acts with a daily limit at some level. */
export function isLimited(act: Act): boolean {
  return act in dailyLimits;
}

/** Whose limit is asked: the principal's credit level, and the account's own level. */
export interface LimitedBy {
  creditLevel: number;
  level: AccountLevel;
}

/** The daily limit of an act, or null where there is none: the credit level's number, times what the account's level makes of it. */
export function dailyLimit(act: Act, { creditLevel, level }: LimitedBy): number | null {
  const row = (dailyLimits as Partial<Record<Act, readonly number[]>>)[act]; // widened: most acts have no row
  if (!row) return null;
  const limit = row[Math.max(0, Math.min(creditLevel, row.length - 1))] ?? 0;
  return sharedActs.some((shared) => shared === act) ? Math.ceil(limit * levelRule(level).dailyShare) : limit;
}
