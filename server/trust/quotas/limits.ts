// How much may be done in a day, as one public table. No law gives numbers: these are settings, stated in the public rules.
import type { Act } from "@/server/shared/acts";
import type { AccountLevel } from "@/server/shared/tiers";
import { levelRule, sharedActs } from "@/server/trust/standing/tier-table";

/** What a level allows per day in Asia/Shanghai, for credit levels from 0 (lowest) to 4. */
type PerLevel = readonly [number, number, number, number, number];

/** Acts that nothing counts by the day, and why that is no gap. */
interface Uncounted {
  uncounted: string;
}

const desk: Uncounted = { uncounted: "the desk's work: its people are named, and every step of theirs is in the log" };
const entering: Uncounted = { uncounted: "counted per phone, device and network, before anybody is known" };

/** The same at every level: what orders or protects one's own things, which a sanction takes from nobody. Far beyond what anybody does by hand. */
function always<const N extends number>(perDay: N) {
  return [perDay, perDay, perDay, perDay, perDay] as const;
}

/** Every act with its daily limit, or with the reason why it has none: an act without either does not compile. */
export const dailyLimits = {
  post: [0, 5, 50, 100, 200],
  edit: [0, 10, 50, 100, 200],
  comment: [0, 20, 200, 500, 1000],
  like: [0, 100, 1000, 2000, 5000],
  follow: [0, 20, 200, 400, 800],
  vote: [0, 50, 500, 500, 500],
  upload: [0, 20, 200, 400, 800],
  rename: [0, 1, 1, 1, 1],
  bio: [0, 3, 5, 5, 5],
  avatar: [0, 3, 5, 5, 5],
  /** Of a profile, as ordered. */
  correct: always(20),
  report: [10, 20, 50, 100, 200],
  /** Appeals, their messages and their evidence together: never none, at any level. */
  appeal: always(30),
  /** Applications for a verified mark. */
  mark: [1, 3, 3, 3, 3],
  "verify-identity": always(5),
  /** Asks a provider each time. */
  "check-identity": always(100),
  /** Copies of all of one's data. */
  export: always(3),
  /** Signed files of what others said. */
  evidence: always(30),
  close: always(10),
  /** Likes and follows taken back. */
  undo: always(5000),
  block: always(2000),
  /** Parts of imported lists of accounts to block, of 1,000 lines each: a few of the longest lists. */
  import: always(500),
  mute: always(2000),
  list: always(2000),
  circle: always(2000),
  bookmark: always(5000),
  /** A draft saves itself at pauses of 2.5 seconds and more: hours of nothing but pauses. */
  draft: always(5000),
  settings: always(500),
  notices: always(5000),
  /** The comments under one's account, and under those that one keeps for others. */
  keep: always(5000),
  delete: {
    uncounted: "takes away, once, what was counted when it was made: nobody is kept from taking back their words",
  },
  "sign-up": entering,
  "sign-in": entering,
  "sign-out": { uncounted: "ends what a sign-in began" },
  "accept-agreement": { uncounted: "has an effect once per version of a document" },
  review: desk,
  measure: desk,
  rules: desk,
  "open-identity": desk,
  "log-search": desk,
  supervise: desk,
} as const satisfies Record<Act, PerLevel | Uncounted>;

/** From which level a post may carry links. */
export const linksFromLevel = 1;

/** How often one network address may do what needs no sign-in: `count` per `minutes`. */
export const addressLimits = {
  "sign-up": { count: 30, minutes: 60 },
  "sign-in": { count: 600, minutes: 60 },
  report: { count: 10, minutes: 60 },
} as const satisfies Partial<Record<Act, { count: number; minutes: number }>>;

/** True for acts with a daily limit. */
export function isLimited(act: Act): boolean {
  return !("uncounted" in dailyLimits[act]);
}

/** True for profiles of people; what staff and jobs do is not counted by the day. */
export function isCounted(profile: string): boolean {
  return profile !== "system" && !profile.startsWith("staff.");
}

/** Whose limit is asked: the principal's credit level, and the account's own level. */
export interface LimitedBy {
  creditLevel: number;
  level: AccountLevel;
}

/** The daily limit of an act, or null where there is none: the credit level's number, times what the account's level makes of it. */
export function dailyLimit(act: Act, { creditLevel, level }: LimitedBy): number | null {
  const row: PerLevel | Uncounted = dailyLimits[act];
  if ("uncounted" in row) return null;
  const limit = row[Math.max(0, Math.min(creditLevel, row.length - 1))] ?? 0;
  return sharedActs.some((shared) => shared === act) ? Math.ceil(limit * levelRule(level).dailyShare) : limit;
}

/** The acts that are counted, each with what every credit level allows per day: the table that everybody can read. */
export function countedActs(): { act: Act; perDay: number[] }[] {
  return Object.entries(dailyLimits).flatMap(
    ([act, row]) => ("uncounted" in row ? [] : [{ act: act as Act, perDay: [...row] }]), // its keys are acts
  );
}

/** The limit of an act in few words, for whoever reviews the control matrix. */
export function limitInWords(act: Act): string {
  const row: PerLevel | Uncounted = dailyLimits[act];
  if ("uncounted" in row) return row.uncounted;
  return new Set(row).size === 1 ? String(row[0]) : row.join("/");
}
