// Views of credit: one's own ledger, and the public table of what gives, takes and opens what.
import { z } from "zod";
import { acts } from "@/server/shared/acts";
import { idOf, type PrincipalId } from "@/server/shared/ids";
import { measureKinds } from "@/server/shared/measure-kinds";
import { staffPosts } from "@/server/shared/staff";

export const nothingInput = z.object({});
export const ledgerInput = z.object({ before: z.int32().min(1).optional() });
export const recoverInput = z.object({ principalId: idOf<PrincipalId>() });

/** One entry: what happened, points, rule, time, and in which post somebody handled it (null: the system). */
export const entryView = z.object({
  seq: z.number(),
  at: z.string(),
  reason: z.string(),
  points: z.number(),
  rule: z.string(),
  /** Whether it came from this account or from another one of the same person. */
  fromThisAccount: z.boolean().nullable(),
  measureId: z.string().nullable(),
  handler: z.enum(staffPosts).nullable(),
});
export type EntryView = z.infer<typeof entryView>;

export const ownCreditView = z.object({
  points: z.number(),
  level: z.number(),
  entries: z.array(entryView),
  next: z.number().nullable(),
});
export type OwnCreditView = z.infer<typeof ownCreditView>;

/** Points and level alone; `toNext` is null at the highest level. */
export const creditSummary = z.object({
  points: z.number(),
  level: z.number(),
  mostPoints: z.number(),
  toNext: z.number().nullable(),
});
export type CreditSummary = z.infer<typeof creditSummary>;

/** The public table. */
export const creditTableView = z.object({
  startingPoints: z.number(),
  mostPoints: z.number(),
  /** Least points of each level; null: from none. */
  levels: z.array(z.object({ level: z.number(), from: z.number().nullable() })),
  limits: z.array(z.object({ act: z.enum(acts), perDay: z.array(z.number()) })),
  linksFromLevel: z.number(),
  costs: z.array(z.object({ measure: z.enum(measureKinds), points: z.array(z.number()) })),
  recovery: z.object({ below: z.number(), above: z.number() }),
});
export type CreditTableView = z.infer<typeof creditTableView>;
