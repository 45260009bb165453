// What makes an account's class and level, and what each changes: one table, read by review, quotas, hot list, patrol and the public page alike.
import type { Act } from "@/server/shared/acts";
import type { ContentKind } from "@/server/shared/subject";
import type { AccountClass, AccountLevel, Tier, TierInputs } from "@/server/shared/tiers";

/** What is published counts for so many days. */
export const tierPeriodDays = 90;
/** Before anything was computed. */
export const ordinaryLevel: AccountLevel = 2;

export const tierThresholds = {
  /** Removed contents of the period from which an account is watched. */
  watchedFromRemoved: 2,
  /** Followers of a known and of a leading account. */
  knownFollowers: 1_000,
  leadingFollowers: 50_000,
  /** Posts of the period that a known account has at least. */
  knownPosts: 10,
  /** Credit below which reach makes no account known or leading, but watched. */
  creditForReach: 2,
  /** Posts from which the share of advertisements says something. */
  commercialPosts: 10,
} as const;

export interface LevelRule {
  level: AccountLevel;
  /** Kinds of content that wait for a person before anybody reads them. */
  reviewFirst: readonly ContentKind[];
  /** Posts that declare themselves advertisements wait for a person. */
  advertsFirst: boolean;
  /** The daily limits of the credit level, times this. */
  dailyShare: number;
  hotList: boolean;
  /** Of a hundred public posts of a day, so many are looked at by patrol. */
  patrolPercent: number;
}

const everything = ["post", "post-revision", "comment", "comment-revision", "profile-revision"] as const;

export const levelRules: readonly [LevelRule, LevelRule, LevelRule, LevelRule, LevelRule] = [
  { level: 0, reviewFirst: everything, advertsFirst: true, dailyShare: 1, hotList: false, patrolPercent: 0 },
  {
    level: 1,
    reviewFirst: ["post", "post-revision"],
    advertsFirst: true,
    dailyShare: 0.5,
    hotList: false,
    patrolPercent: 20,
  },
  { level: 2, reviewFirst: [], advertsFirst: false, dailyShare: 1, hotList: true, patrolPercent: 2 },
  { level: 3, reviewFirst: [], advertsFirst: false, dailyShare: 2, hotList: true, patrolPercent: 5 },
  { level: 4, reviewFirst: ["profile-revision"], advertsFirst: true, dailyShare: 2, hotList: true, patrolPercent: 20 },
];

/** Acts whose daily limits a level changes; appeals, reports and identity never depend on it. */
export const sharedActs = ["post", "edit", "comment", "like", "follow", "upload"] as const satisfies readonly Act[];

/** Classes that never enter the hot list, at any level. */
export const keptFromHotList: readonly AccountClass[] = ["unverified", "commercial"];

/** Pure: the rules of a level. */
export function levelRule(level: AccountLevel): LevelRule {
  return levelRules[level];
}

/** Pure: class and level that these inputs give. */
export function tierOf(inputs: TierInputs): Tier {
  return { class: classOf(inputs), level: levelOf(inputs) };
}

function classOf({ kind, posts, adverts }: TierInputs): AccountClass {
  if (kind === "unverified") return "unverified";
  if (posts >= tierThresholds.commercialPosts && adverts * 2 >= posts) return "commercial";
  return kind === "organisation" ? "organisation" : "personal";
}

function levelOf({ kind, posts, removed, followers, creditLevel }: TierInputs): AccountLevel {
  const { watchedFromRemoved, knownFollowers, leadingFollowers, knownPosts, creditForReach } = tierThresholds;
  if (kind === "unverified" || creditLevel === 0) return 0;
  if (removed >= watchedFromRemoved) return 1;
  if (followers >= knownFollowers && creditLevel < creditForReach) return 1;
  if (followers >= leadingFollowers) return 4;
  return followers >= knownFollowers && posts >= knownPosts ? 3 : 2;
}

/** Pure: the class and level that rules go by, of what was kept and what the subject is by now: before anything is computed, and once the identity is proven, the ordinary level. */
export function tierInForce(kept: Tier | null, kind: TierInputs["kind"]): Tier {
  if (kept && (kept.class !== "unverified" || kind === "unverified")) return kept;
  if (kind === "unverified") return { class: "unverified", level: 0 };
  return { class: kind === "organisation" ? "organisation" : "personal", level: ordinaryLevel };
}

/** Pure: true where so many followers lie on the two sides of a threshold. */
export function crossesThreshold(before: number, after: number): boolean {
  const { knownFollowers, leadingFollowers } = tierThresholds;
  return [knownFollowers, leadingFollowers].some((least) => before >= least !== after >= least);
}
