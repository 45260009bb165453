// Review rules as the officer's desk and the public page see them.
import { z } from "zod";
import { bottomLines } from "@/server/shared/bottom-lines";
import { eventKind } from "@/server/shared/events";
import { categories, contactKinds, writings } from "@/server/shared/rule-words";

const ruleId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const term = z.string().trim().min(1).max(200);
const title = z.string().trim().min(1).max(100);

/** What finds; terms and patterns are checked by the engine when a draft is saved. */
export const matcherInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("terms"),
    terms: z.array(term).min(1).max(10_000),
    homophones: z.boolean(),
    allow: z.array(term).max(10_000),
  }),
  z.strictObject({
    kind: z.literal("pattern"),
    pattern: z.string().min(1).max(500),
    over: z.enum(["original", "normalised"]),
  }),
  z.strictObject({ kind: z.literal("links"), atLeast: z.int().min(1).max(1_000), hosts: z.array(term).max(10_000) }),
  z.strictObject({ kind: z.literal("contact-details"), of: z.array(z.enum(contactKinds)).min(1) }),
  z.strictObject({
    kind: z.literal("repeated-text"),
    length: z.int().min(4).max(200),
    times: z.int().min(2).max(1_000),
  }),
]);
export type MatcherInput = z.infer<typeof matcherInput>;

export const ruleDraftInput = z.object({
  id: ruleId,
  title: z.strictObject({ "zh-CN": title, en: title }),
  category: z.enum(categories),
  class: z.enum(["illegal", "harmful"]),
  bottomLine: z.enum(bottomLines),
  action: z.enum(["block", "hold", "label"]),
  matcher: matcherInput,
  appliesTo: z.union([z.literal("everything"), z.array(z.enum(writings)).min(1)]),
  creditBelow: z.int().min(1).max(5).optional(),
  reasonDetail: z.enum(["term", "category"]),
});
export type RuleDraft = z.infer<typeof ruleDraftInput>;

export const oneRuleInput = z.object({ id: ruleId });
export const oneVersionInput = oneRuleInput.extend({ version: z.int32().min(1) });
export const replayInput = oneVersionInput.extend({ restart: z.boolean().default(false) });
export const tryRuleInput = oneVersionInput.extend({ text: z.string().max(2_000) });

export const ruleStates = ["draft", "replayed", "on", "retired"] as const;
export type RuleState = (typeof ruleStates)[number];

export const replayView = z.object({
  done: z.number(),
  total: z.number(),
  isDone: z.boolean(),
  newlyHit: z.number(),
  noLongerHit: z.number(),
  outcomes: z.array(z.object({ from: z.string(), to: z.string(), count: z.number() })),
  stricterThanDecided: z.number(),
  milderThanDecided: z.number(),
  sample: z.array(
    z.object({
      ref: z.string(),
      from: z.string(),
      to: z.string(),
      decidedOutcome: z.string().nullable(),
      excerpt: z.string().nullable(),
    }),
  ),
  hash: z.string().nullable(),
});
export type ReplayView = z.infer<typeof replayView>;

export const ruleVersionView = z.object({
  version: z.number(),
  state: z.enum(ruleStates),
  rule: ruleDraftInput,
  writtenAt: z.string(),
  replayedAt: z.string().nullable(),
  switchedOnAt: z.string().nullable(),
  retiredAt: z.string().nullable(),
  replay: replayView.nullable(),
});
export type RuleVersionView = z.infer<typeof ruleVersionView>;

export const ruleSummary = z.object({
  id: z.string(),
  version: z.number(),
  /** The version in force, if one is. */
  on: z.number().nullable(),
  state: z.enum(ruleStates),
  title: z.object({ "zh-CN": z.string(), en: z.string() }),
  category: z.enum(categories),
  action: z.enum(["block", "hold", "label"]),
  bottomLine: z.enum(bottomLines),
  matcher: z.string(),
  writtenAt: z.string(),
});
export type RuleSummary = z.infer<typeof ruleSummary>;

/** A rule as everyone may read it: what it is about, never its terms. */
export const publicRule = z.object({
  id: z.string(),
  version: z.number(),
  title: z.object({ "zh-CN": z.string(), en: z.string() }),
  category: z.enum(categories),
  class: z.enum(["illegal", "harmful"]),
  bottomLine: z.enum(bottomLines),
  action: z.enum(["block", "hold", "label"]),
  since: z.string(),
  /** Null while it is in force. */
  until: z.string().nullable(),
});
export type PublicRule = z.infer<typeof publicRule>;

export const triedHit = z.object({ start: z.number(), end: z.number(), term: z.string().nullable() });
export type TriedHit = z.infer<typeof triedHit>;

const version = { version: z.number() };
export const ruleDrafted = eventKind("rule.drafted", z.object(version));
export const ruleReplayAdvanced = eventKind("rule.replay-advanced", z.object({ ...version, done: z.number() }));
export const ruleReplayed = eventKind("rule.replayed", z.object({ ...version, hash: z.string(), items: z.number() }));
export const ruleSwitchedOn = eventKind(
  "rule.switched-on",
  z.object({ ...version, replayHash: z.string().nullable() }),
);
export const ruleSwitchedOff = eventKind("rule.switched-off", z.object(version));
