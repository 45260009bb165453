// A replay as a fold over the newest reviewed content, page by page, kept on the draft: it can be watched, stopped and taken up again, and writes nothing else.
import { createHash } from "node:crypto";
import type { Rows } from "@/server/core/database";
import { addDays } from "@/server/shared/time";
import { type ReplaySummary, replay } from "@/server/trust/review/replay";
import { type CompiledRules, compileRules, type ReviewRule } from "@/server/trust/review/rules";
import { findSnapshots } from "@/server/trust/subjects";
import type { ReplayView } from "../contract/rules";
import { type ReviewedItem, replayWindow, reviewedItems } from "../visibility/rules";

const windowDays = 30;
const mostItems = 10_000;
const itemsPerPage = 200;
const sampleSize = 20;

/** The fold so far. `hash` chains the pages' hashes, each of which covers both sets of rules and every result. */
export interface ReplayFold extends Omit<ReplayView, "isDone" | "hash" | "sample"> {
  sample: ReplaySummary["sample"];
  /** Both sets of rules; when either changes, the fold no longer means anything. */
  fingerprints: readonly [string, string];
  window: { first: string; last: string; after: string | null } | null;
  hash: string;
  isDone: boolean;
}

/** The rules in force with this version in the place of its predecessor. */
export function withVersion(inForce: CompiledRules, rule: ReviewRule): CompiledRules {
  return compileRules([...inForce.rules.filter(({ id }) => id !== rule.id), rule]);
}

/** An empty fold over the window as it is now. */
export async function startFold(
  through: Rows,
  now: Date,
  before: CompiledRules,
  after: CompiledRules,
): Promise<ReplayFold> {
  const window = await replayWindow(through, addDays(now, -windowDays), mostItems);
  return {
    fingerprints: [before.fingerprint, after.fingerprint],
    window: window && { first: window.first, last: window.last, after: null },
    done: 0,
    total: window?.total ?? 0,
    isDone: window === null,
    newlyHit: 0,
    noLongerHit: 0,
    outcomes: [],
    stricterThanDecided: 0,
    milderThanDecided: 0,
    sample: [],
    hash: createHash("sha256").update(`${before.fingerprint}\n${after.fingerprint}`).digest("hex"),
  };
}

/** The fold after one more page. The same content and rules give the same hash, however often it was stopped on the way. */
export async function advanceFold(
  through: Rows,
  fold: ReplayFold,
  before: CompiledRules,
  after: CompiledRules,
): Promise<ReplayFold> {
  if (fold.isDone || !fold.window) return { ...fold, isDone: true };
  const reviews = await reviewedItems(through, fold.window, itemsPerPage);
  const items = await readItems(through, reviews);
  const page = replay(before, after, items, sampleSize);
  const last = reviews.at(-1);
  return {
    ...fold,
    window: { ...fold.window, after: last?.reviewId ?? fold.window.after },
    done: fold.done + reviews.length,
    isDone: reviews.length < itemsPerPage,
    newlyHit: fold.newlyHit + page.newlyHit,
    noLongerHit: fold.noLongerHit + page.noLongerHit,
    outcomes: added(fold.outcomes, page.outcomes),
    stricterThanDecided: fold.stricterThanDecided + page.stricterThanDecided,
    milderThanDecided: fold.milderThanDecided + page.milderThanDecided,
    sample: [...fold.sample, ...page.sample].slice(0, sampleSize),
    hash: createHash("sha256").update(`${fold.hash}\n${page.hash}`).digest("hex"),
  };
}

/** What the officer sees of a fold; the hash only once it covers everything. */
export function viewOfFold({ fingerprints: _, window: __, ...fold }: ReplayFold): ReplayView {
  return {
    ...fold,
    sample: fold.sample.map(({ ref, from, to, decidedOutcome, excerpt }) => ({
      ref,
      from,
      to,
      decidedOutcome,
      excerpt,
    })),
    hash: fold.isDone ? fold.hash : null,
  };
}

async function readItems(through: Rows, reviews: readonly ReviewedItem[]) {
  const snapshots = await findSnapshots(through, reviews);
  return reviews.flatMap(({ reviewId, kind, decided, creditLevel }, at) => {
    const texts = snapshots[at]?.texts;
    if (!texts) return [];
    const known = {
      ...(decided ? { decidedOutcome: decided } : {}),
      ...(creditLevel === null ? {} : { facts: { creditLevel } }),
    };
    return [{ ref: reviewId, kind, texts, ...known }];
  });
}

function added(sums: ReplayFold["outcomes"], more: ReplaySummary["outcomes"]): ReplayFold["outcomes"] {
  const counts = new Map(sums.map((sum) => [`${sum.from} ${sum.to}`, { ...sum }]));
  for (const { from, to, count } of more) {
    const known = counts.get(`${from} ${to}`);
    if (known) known.count += count;
    else counts.set(`${from} ${to}`, { from, to, count });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
