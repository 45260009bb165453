// Views and events of classes and levels: one's own with its history, and the public table of what each changes.
import { z } from "zod";
import { acts } from "@/server/shared/acts";
import { eventKind } from "@/server/shared/events";
import { type AccountId, idOf } from "@/server/shared/ids";
import { contentKinds } from "@/server/shared/subject";
import { accountClasses } from "@/server/shared/tiers";

export const nothingInput = z.object({});
export const regradeInput = z.object({ after: idOf<AccountId>().nullable() });

export const tierView = z.object({ class: z.enum(accountClasses), level: z.number() });
export type TierView = z.infer<typeof tierView>;

const inputsView = z.object({
  kind: z.enum(["unverified", "person", "organisation"]),
  posts: z.number(),
  adverts: z.number(),
  removed: z.number(),
  followers: z.number(),
  creditLevel: z.number(),
});

/** A row of the public table. */
export const levelRuleView = z.object({
  level: z.number(),
  reviewFirst: z.array(z.enum(contentKinds)),
  advertsFirst: z.boolean(),
  dailyShare: z.number(),
  hotList: z.boolean(),
  patrolPercent: z.number(),
});
export type LevelRuleView = z.infer<typeof levelRuleView>;

export const tierTableView = z.object({
  levels: z.array(levelRuleView),
  sharedActs: z.array(z.enum(acts)),
  keptFromHotList: z.array(z.enum(accountClasses)),
  periodDays: z.number(),
  thresholds: z.record(z.string(), z.number()),
});
export type TierTableView = z.infer<typeof tierTableView>;

/** One's own class and level, what they follow from now, what they allow, and how they changed; newest first. */
export const ownTierView = tierView.extend({
  /** What the next computation will make of them; null where nothing changes. */
  next: tierView.nullable(),
  inputs: inputsView,
  rule: levelRuleView,
  /** How often a day one may do each act: the credit level's limit under the level's rule. */
  limits: z.array(z.object({ act: z.enum(acts), perDay: z.number() })),
  history: z.array(tierView.extend({ at: z.string(), from: tierView.nullable(), inputs: inputsView })),
});
export type OwnTierView = z.infer<typeof ownTierView>;

/** A round of the job: how many accounts it looked at, and how many of them changed. */
export const tiersComputed = eventKind("tiers.computed", z.object({ accounts: z.number(), changed: z.number() }));
