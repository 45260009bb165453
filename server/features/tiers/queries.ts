// One's own class and level, and the table that everyone can read.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import { AppError } from "@/server/shared/errors";
import type { Tier, TierInputs } from "@/server/shared/tiers";
import { dailyLimit } from "@/server/trust/quotas/limits";
import {
  keptFromHotList,
  type LevelRule,
  levelRule,
  levelRules,
  sharedActs,
  tierInForce,
  tierOf,
  tierPeriodDays,
  tierThresholds,
} from "@/server/trust/standing/tier-table";
import { type LevelRuleView, nothingInput, type OwnTierView, type TierTableView } from "./contract";
import { ownHistory, ownTier } from "./visibility";

const mostChanges = 20;

interface OwnRow {
  inputs: TierInputs;
  kept: Tier | null;
  history: (Omit<OwnTierView["history"][number], "at"> & { at: string })[];
}

/** One's own class and level in force, what they will be after the next computation where that differs, and the changes so far. One statement. */
export const mine = query({
  access: "signed-in",
  obligations: ["MB-09.1-a"],
  input: nothingInput,
  async run({ scope, viewerId }): Promise<OwnTierView> {
    const [row] = await scope.rows<OwnRow>(sql`
      select i.inputs, i.kept, coalesce((select json_agg(jsonb_build_object('at', h.at) || h.payload order by h.id desc)
        from (select c.* from ${ownHistory(viewerId)} c order by c.id desc ${atMost(mostChanges)}) h), '[]') as history
      from ${ownTier(viewerId, scope.now)} i`);
    if (!row) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const computed = tierOf(row.inputs);
    const tier = tierInForce(row.kept, row.inputs.kind);
    const standing = { creditLevel: row.inputs.creditLevel, level: tier.level };
    return {
      ...tier,
      next: computed.class === tier.class && computed.level === tier.level ? null : computed,
      inputs: row.inputs,
      rule: viewOf(levelRule(tier.level)),
      limits: sharedActs.map((act) => ({ act, perDay: dailyLimit(act, standing) ?? 0 })),
      history: row.history.map((change) => ({ ...change, at: new Date(change.at).toISOString() })), // json carries instants with an offset
    };
  },
});

/** What makes classes and levels and what they change: the very rules that review, quotas, hot list and patrol go by. */
export const table = query({
  access: "anyone",
  obligations: ["MB-09.1-a"],
  input: nothingInput,
  async run(): Promise<TierTableView> {
    return {
      levels: levelRules.map(viewOf),
      sharedActs: [...sharedActs],
      keptFromHotList: [...keptFromHotList],
      periodDays: tierPeriodDays,
      thresholds: { ...tierThresholds },
    };
  },
});

function viewOf({ reviewFirst, ...rule }: LevelRule): LevelRuleView {
  return { ...rule, reviewFirst: [...reviewFirst] };
}
