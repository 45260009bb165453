// What a new set of rules would have done to texts already judged. Nothing is written; the caller brings the texts.
import { createHash } from "node:crypto";
import type { ContentKind } from "@/server/shared/subject";
import { type AuthorFacts, type CompiledRules, type Judgement, judge, type Outcome } from "@/server/trust/review/rules";

export interface ReplayItem {
  /** Names the item, uniquely within a replay. */
  readonly ref: string;
  readonly kind: ContentKind;
  readonly texts: readonly { readonly field: string; readonly text: string }[];
  /** What a person decided, where one did. */
  readonly decidedOutcome?: Outcome;
  /** The author's standing; an ordinary author where it is not known. */
  readonly facts?: AuthorFacts;
}

export interface ReplayChange {
  readonly ref: string;
  readonly from: Outcome;
  readonly to: Outcome;
  readonly decidedOutcome: Outcome | null;
  /** Rules that hit now, as "id@version", sorted. */
  readonly rules: readonly string[];
  /** The first words found by the new rules, or null. */
  readonly excerpt: string | null;
}

export interface ReplaySummary {
  readonly items: number;
  /** Items that a rule hits which did not hit them before; and items that one hits no longer. */
  readonly newlyHit: number;
  readonly noLongerHit: number;
  /** Items by outcome before and after, pairs that occur only, sorted. */
  readonly outcomes: readonly { readonly from: Outcome; readonly to: Outcome; readonly count: number }[];
  /** Items on which the new rules are stricter or milder than the person was. */
  readonly stricterThanDecided: number;
  readonly milderThanDecided: number;
  /** Up to `sampleSize` items whose outcome or rules changed, by ref. */
  readonly sample: readonly ReplayChange[];
  /** Sha-256 over both rule fingerprints and all results sorted by ref: same inputs, same hash, in whatever order they came. */
  readonly hash: string;
}

export interface ReplayRun {
  add(item: ReplayItem): void;
  finish(): ReplaySummary;
}

const ordinaryAuthor: AuthorFacts = { creditLevel: Number.POSITIVE_INFINITY };
const severity: Record<Outcome, number> = { pass: 0, hold: 1, block: 2 };

/** Compares two sets of rules over the items. Pure. */
export function replay(
  before: CompiledRules,
  after: CompiledRules,
  items: Iterable<ReplayItem>,
  sampleSize = 20,
): ReplaySummary {
  const run = startReplay(before, after, sampleSize);
  for (const item of items) run.add(item);
  return run.finish();
}

/** The same, item by item, for callers who page through what is stored; keeps a line per item and the changes. */
export function startReplay(before: CompiledRules, after: CompiledRules, sampleSize = 20): ReplayRun {
  const lines: string[] = [];
  const changes: ReplayChange[] = [];
  const outcomes = new Map<string, { from: Outcome; to: Outcome; count: number }>();
  let newlyHit = 0;
  let noLongerHit = 0;
  let stricterThanDecided = 0;
  let milderThanDecided = 0;

  const add = ({ ref, kind, texts, decidedOutcome, facts = ordinaryAuthor }: ReplayItem) => {
    const old = judge(before, { kind, texts, facts });
    const now = judge(after, { kind, texts, facts });
    const [hitBy, hitsNow] = [rulesThatHit(old), rulesThatHit(now)];
    const isNewlyHit = [...hitsNow].some((rule) => !hitBy.has(rule));
    const isNoLongerHit = [...hitBy].some((rule) => !hitsNow.has(rule));
    if (isNewlyHit) newlyHit++;
    if (isNoLongerHit) noLongerHit++;
    const pair = `${old.outcome} ${now.outcome}`;
    const known = outcomes.get(pair);
    if (known) known.count++;
    else outcomes.set(pair, { from: old.outcome, to: now.outcome, count: 1 });
    if (decidedOutcome && severity[now.outcome] > severity[decidedOutcome]) stricterThanDecided++;
    if (decidedOutcome && severity[now.outcome] < severity[decidedOutcome]) milderThanDecided++;
    if (isNewlyHit || isNoLongerHit || old.outcome !== now.outcome) {
      changes.push({
        ref,
        from: old.outcome,
        to: now.outcome,
        decidedOutcome: decidedOutcome ?? null,
        rules: [...new Set(now.hits.map(({ ruleId, ruleVersion }) => `${ruleId}@${ruleVersion}`))].sort(),
        excerpt: now.hits[0]?.text ?? null,
      });
    }
    lines.push(JSON.stringify([ref, decidedOutcome ?? null, result(old), result(now)]));
  };

  const finish = () => ({
    items: lines.length,
    newlyHit,
    noLongerHit,
    outcomes: [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, counted]) => counted),
    stricterThanDecided,
    milderThanDecided,
    sample: [...changes].sort((a, b) => (a.ref < b.ref ? -1 : 1)).slice(0, sampleSize),
    hash: createHash("sha256")
      .update([before.fingerprint, after.fingerprint, ...[...lines].sort()].join("\n"))
      .digest("hex"),
  });
  return { add, finish };
}

/** Whatever their version: replayed is one version of a rule in the place of another. */
function rulesThatHit({ hits }: Judgement): ReadonlySet<string> {
  return new Set(hits.map(({ ruleId }) => ruleId));
}

function result({ outcome, hits }: Judgement) {
  return [outcome, hits.map(({ ruleId, field, start, end }) => [ruleId, field, start, end])];
}
