// Puts posts of home in the order of the optional ranking. Pure: everything it goes by is counted anew for each reading, and nothing of the reader is kept.

import { type RankReason, rankRules } from "@/server/shared/home-ranking";
import type { PostId } from "@/server/shared/ids";

/** A post that may be ranked, with all that counts. */
export interface Candidate {
  id: PostId;
  /** What it shows: itself, or the source of a plain repost. */
  shownId: PostId;
  hours: number;
  /** What verified people added by liking, commenting and passing on, and how many they are. */
  points: number;
  people: number;
  /** How many of those whom the reader follows like it. */
  likedBy: number;
  /** How many times the reader dealt with its author lately. */
  times: number;
  isMutual: boolean;
  /** False for what a label or its author's level keeps from being recommended: time alone places it. */
  mayRise: boolean;
}

export interface Ranked {
  id: PostId;
  why: { by: RankReason; count: number };
}

/** The order, best first; of several that show the same post the best alone. Each with the lift that raised it most, the earlier of `rankReasons` where two are equal. */
export function ranked(candidates: readonly Candidate[]): Ranked[] {
  const scored = candidates.map((candidate) => ({ candidate, lifts: liftsOf(candidate) }));
  const score = ({ candidate, lifts }: (typeof scored)[number]) =>
    lifts.reduce((product, { lift }) => product * lift, 1) / (Math.max(candidate.hours, 0) + 2) ** rankRules.fading;
  const shown = new Set<PostId>();
  return scored
    .map((each) => ({ ...each, score: score(each) }))
    .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? 1 : -1))
    .flatMap(({ candidate, lifts }) => {
      if (shown.has(candidate.shownId)) return [];
      shown.add(candidate.shownId);
      const best = lifts.reduce((most, each) => (each.lift > most.lift ? each : most), none);
      return [{ id: candidate.id, why: { by: best.by, count: best.count } }];
    });
}

interface Lift extends RankedBy {
  lift: number;
}
type RankedBy = Ranked["why"];

const none: Lift = { by: "newest", count: 0, lift: 1 };

function liftsOf({ points, people, likedBy, times, isMutual, mayRise }: Candidate): Lift[] {
  if (!mayRise) return [];
  const { often, liked, lively, mutual } = rankRules;
  return [
    ...(times >= often.times ? [{ by: "often" as const, count: times, lift: often.lift }] : []),
    ...(likedBy >= liked.people
      ? [{ by: "liked" as const, count: likedBy, lift: 1 + liked.each * Math.min(likedBy, liked.most) }]
      : []),
    ...(points > 0 ? [{ by: "lively" as const, count: people, lift: 1 + lively * Math.log(1 + points) }] : []),
    ...(isMutual ? [{ by: "mutual" as const, count: 0, lift: mutual }] : []),
  ];
}
