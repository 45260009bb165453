// What the platform forbids, as data that lawyers can read, and its application to a text. Classifiers and people judge elsewhere.
import { createHash } from "node:crypto";
import { z } from "zod";
import { bottomLines } from "@/server/shared/bottom-lines";
import { type Category, categories, contactKinds, type Writing, writings } from "@/server/shared/rule-words";
import type { ContentKind } from "@/server/shared/subject";
import { contactDetailsOf, originalSpan } from "@/server/trust/review/contact-details";
import { isHostOf, linksOf } from "@/server/trust/review/links";
import { type AllowTerm, buildMatcher, type Matcher, type Term } from "@/server/trust/review/matcher";
import { type Normalised, normalise } from "@/server/trust/review/normalise";
import { patternFinder, patternProblem } from "@/server/trust/review/pattern";
import { readOver } from "@/server/trust/review/read-over";
import { repeatedText } from "@/server/trust/review/repeated-text";
import { termProblem } from "@/server/trust/review/term-key";

const writingOf: Record<ContentKind, Writing> = {
  post: "post",
  "post-revision": "post",
  comment: "comment",
  "comment-revision": "comment",
  account: "profile",
  "profile-revision": "profile",
  list: "profile",
};

const term = z.string().refine((text) => termProblem(text) === null, { message: "term_unusable" });

export const ruleMatcher = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("terms"),
    terms: z.array(term).min(1).max(100_000),
    /** Also found when written with other characters of the same sound. */
    homophones: z.boolean().default(false),
    /** Harmless expressions that contain a term; a hit inside one does not count. */
    allow: z.array(term).max(10_000).default([]),
  }),
  z.strictObject({
    kind: z.literal("pattern"),
    pattern: z.string().refine((source) => patternProblem(source) === null, { message: "pattern_refused" }),
    /** Normalised text has no signs, lower case only, and repeated letters once. */
    over: z.enum(["original", "normalised"]).default("normalised"),
  }),
  z.strictObject({
    kind: z.literal("links"),
    /** Hit from this many links on; with `hosts`, only links to these count. */
    atLeast: z.int().min(1).max(1_000).default(1),
    /** Hosts in lower case; what lies below one is included. Empty means any. */
    hosts: z
      .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/))
      .max(10_000)
      .default([]),
  }),
  z.strictObject({ kind: z.literal("contact-details"), of: z.array(z.enum(contactKinds)).min(1) }),
  z.strictObject({
    kind: z.literal("repeated-text"),
    /** Length of the stretch in normalised units, and how often it must come. */
    length: z.int().min(4).max(200),
    times: z.int().min(2).max(1_000),
  }),
]);
export type RuleMatcher = z.infer<typeof ruleMatcher>;

export const reviewRuleSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    /** Counts up with every change; decisions name it. */
    version: z.int().min(1),
    title: z.strictObject({ "zh-CN": z.string().min(1).max(100), en: z.string().min(1).max(100) }),
    category: z.enum(categories),
    class: z.enum(["illegal", "harmful"]),
    bottomLine: z.enum(bottomLines),
    action: z.enum(["block", "hold", "label"]),
    matcher: ruleMatcher,
    appliesTo: z.union([z.literal("everything"), z.array(z.enum(writings)).min(1)]),
    /** Limits the rule to authors below this credit level; absent means all, staff included. */
    creditBelow: z.int().optional(),
    /** Whether a refusal shows the matched words or only the category. */
    reasonDetail: z.enum(["term", "category"]),
  })
  .refine((rule) => rule.class !== "illegal" || rule.action !== "label", { message: "illegal_needs_block_or_hold" })
  .refine((rule) => rule.class !== "illegal" || !rule.category.startsWith("harmful-"), {
    message: "class_contradicts",
  });
export type ReviewRule = z.infer<typeof reviewRuleSchema>;

/** What a judgement may know of the author. */
export interface AuthorFacts {
  readonly creditLevel: number;
  /** True where a licence in force covers news of this kind; absent where that is not known. */
  readonly mayPublishNews?: boolean;
}

export interface ReviewRequest {
  readonly kind: ContentKind;
  readonly texts: readonly { readonly field: string; readonly text: string }[];
  readonly facts: AuthorFacts;
}

export type Outcome = "pass" | "hold" | "block";

/** One rule's finding: offsets are UTF-16 offsets into the text of the field. */
export interface RuleHit {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly category: Category;
  readonly class: ReviewRule["class"];
  readonly bottomLine: ReviewRule["bottomLine"];
  readonly action: ReviewRule["action"];
  readonly reasonDetail: ReviewRule["reasonDetail"];
  readonly field: string;
  readonly start: number;
  readonly end: number;
  /** The stretch of the original that was found; for staff, not for the author where `reasonDetail` is "category". */
  readonly text: string;
  /** The term of the rule, where there is one. */
  readonly term: string | null;
}

export interface Judgement {
  readonly outcome: Outcome;
  /** Gravest action first, so that the first is the reason; then in the order of the fields, by place, by rule. */
  readonly hits: readonly RuleHit[];
}

interface Finding {
  readonly start: number;
  readonly end: number;
  readonly term: string | null;
}

type Finder = (text: string, normalised: () => Normalised) => Finding[];

export interface CompiledRules {
  /** Sha-256 over the rules, whatever their order: equal rules, equal fingerprint. */
  readonly fingerprint: string;
  readonly rules: readonly ReviewRule[];
  /** One matcher for the terms of all rules; a term's id is "rule index:term index". */
  readonly terms: Matcher;
  /** By rule index; null where `terms` finds. */
  readonly finders: readonly (Finder | null)[];
}

/** Prepares rules for judging; two rules of the same id, an unusable term or a refused pattern throw RangeError. */
export function compileRules(rules: readonly ReviewRule[]): CompiledRules {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const terms: Term[] = [];
  const allow: AllowTerm[] = [];
  const finders: (Finder | null)[] = [];
  for (const [index, { id, matcher }] of sorted.entries()) {
    if (sorted[index + 1]?.id === id) throw new RangeError(`Two rules are called ${id}`);
    finders.push(finderOf(matcher));
    if (matcher.kind !== "terms") continue;
    const group = String(index);
    for (const [at, text] of matcher.terms.entries()) {
      terms.push({ id: `${index}:${at}`, text, homophones: matcher.homophones, group });
    }
    for (const text of matcher.allow) allow.push({ text, group });
  }
  return {
    fingerprint: createHash("sha256")
      .update(JSON.stringify(sorted.map(canonical)))
      .digest("hex"),
    rules: sorted,
    terms: buildMatcher(terms, { allow }),
    finders,
  };
}

/**
 * Judges texts by the rules: block if a blocking rule hits, else hold if a holding one does, else pass (labels do not stop a text).
 * A text is read as it stands, and once more over the mentions, topics and addresses in it. Pure and deterministic; says nothing of classifiers.
 */
export function judge(compiled: CompiledRules, request: ReviewRequest): Judgement {
  const hits: RuleHit[] = [];
  for (const { field, text } of request.texts) {
    const found = findingsIn(compiled, request, text);
    const over = readOver(text);
    for (const { index, finding } of over ? findingsIn(compiled, request, over.text) : []) {
      const span = over?.spanOf(finding.start, finding.end);
      if (span) found.push({ index, finding: { ...finding, ...span } });
    }
    found.sort((a, b) => a.finding.start - b.finding.start || b.finding.end - a.finding.end || a.index - b.index);
    for (const { index, finding } of found) {
      const rule = compiled.rules[index];
      if (rule && applies(rule, request)) hits.push(hitOf(rule, field, text, finding));
    }
  }
  hits.sort((a, b) => gravity[b.action] - gravity[a.action]);
  const gravest = hits[0]?.action ?? "label";
  return { outcome: gravest === "label" ? "pass" : gravest, hits };
}

/** What the rules find in one text, rules that do not apply to whoever wrote it included where all terms are matched at once. */
function findingsIn(
  compiled: CompiledRules,
  request: ReviewRequest,
  text: string,
): { index: number; finding: Finding }[] {
  let made: Normalised | undefined;
  const normalised = () => {
    made ??= normalise(text);
    return made;
  };
  const found: { index: number; finding: Finding }[] = [];
  for (const { termId, start, end } of compiled.terms.match(text)) {
    const [rule = 0, at = 0] = termId.split(":").map(Number);
    const matcher = compiled.rules[rule]?.matcher;
    found.push({
      index: rule,
      finding: { start, end, term: matcher?.kind === "terms" ? (matcher.terms[at] ?? null) : null },
    });
  }
  for (const [index, finder] of compiled.finders.entries()) {
    if (finder && applies(compiled.rules[index], request)) {
      for (const finding of finder(text, normalised)) found.push({ index, finding });
    }
  }
  return found;
}

const gravity: Record<ReviewRule["action"], number> = { label: 0, hold: 1, block: 2 };

function applies(rule: ReviewRule | undefined, { kind, facts }: ReviewRequest): boolean {
  if (!rule) return false;
  if (rule.category === "news-unlicensed" && facts.mayPublishNews) return false;
  if (rule.appliesTo !== "everything" && !rule.appliesTo.includes(writingOf[kind])) return false;
  return rule.creditBelow === undefined || facts.creditLevel < rule.creditBelow;
}

function hitOf(rule: ReviewRule, field: string, text: string, { start, end, term }: Finding): RuleHit {
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    category: rule.category,
    class: rule.class,
    bottomLine: rule.bottomLine,
    action: rule.action,
    reasonDetail: rule.reasonDetail,
    field,
    start,
    end,
    text: text.slice(start, end),
    term,
  };
}

function finderOf(matcher: RuleMatcher): Finder | null {
  switch (matcher.kind) {
    case "terms":
      return null;
    case "pattern": {
      const find = patternFinder(matcher.pattern);
      if (matcher.over === "original") return (text) => find(text).map(withoutTerm);
      return (_, normalised) =>
        find(normalised().text).map(({ start, end }) => withoutTerm(originalSpan(normalised(), start, end)));
    }
    case "links":
      return (text) => {
        const links = linksOf(text).filter(({ host }) => matcher.hosts.length === 0 || isHostOf(host, matcher.hosts));
        return links.length < matcher.atLeast ? [] : links.map(withoutTerm);
      };
    case "contact-details":
      return (text, normalised) => contactDetailsOf(text, normalised(), matcher.of).map(withoutTerm);
    case "repeated-text":
      return (_, normalised) => {
        const repeated = repeatedText(normalised(), matcher.length, matcher.times);
        return repeated ? [withoutTerm(repeated)] : [];
      };
  }
}

function withoutTerm({ start, end }: { start: number; end: number }): Finding {
  return { start, end, term: null };
}

/** Keys in one order at every depth, so that equal rules have equal JSON. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}
