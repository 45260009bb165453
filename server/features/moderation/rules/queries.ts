// What officers and the public read of review rules.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Rows } from "@/server/core/database";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import { compileRules, judge, reviewRuleSchema } from "@/server/trust/review/rules";
import {
  oneRuleInput,
  type PublicRule,
  type RuleState,
  type RuleSummary,
  type RuleVersionView,
  type TriedHit,
  tryRuleInput,
} from "../contract/rules";
import { allVersions, publicVersions } from "../visibility/rules";
import { type ReplayFold, viewOfFold } from "./replay";

/** Every rule by its newest version, with the one in force. */
export const rules = query({
  access: { staff: ["officer"] },
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<RuleSummary[]> {
    const rows = await scope.rows<Omit<RuleSummary, "writtenAt"> & { writtenAt: Date }>(sql`
      select distinct on (v.id) v.id, v.version, v.state, v.rule->'title' as title, v.rule->>'category' as category, v.rule->>'action' as action,
        v.rule->>'bottomLine' as "bottomLine", v.rule->'matcher'->>'kind' as matcher, v.written_at as "writtenAt",
        (select o.version from ${allVersions()} o where o.id = v.id and o.state = 'on') as "on"
      from ${allVersions()} v order by v.id, v.version desc`);
    return rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() }));
  },
});

interface VersionRow {
  version: number;
  state: RuleState;
  rule: unknown;
  writtenAt: Date;
  replayedAt: Date | null;
  switchedOnAt: Date | null;
  retiredAt: Date | null;
  replay: ReplayFold | null;
}

/** All versions of one rule, newest first; NOT_FOUND for an unknown one. */
export const ruleVersions = query({
  access: { staff: ["officer"] },
  obligations: [],
  input: oneRuleInput,
  async run({ input, scope }): Promise<RuleVersionView[]> {
    const rows = await versionsOf(scope, input.id);
    if (rows.length === 0) throw notFound();
    return rows.map((row) => {
      const { version: _, ...rule } = reviewRuleSchema.parse(row.rule);
      return {
        version: row.version,
        state: row.state,
        rule,
        writtenAt: row.writtenAt.toISOString(),
        replayedAt: row.replayedAt?.toISOString() ?? null,
        switchedOnAt: row.switchedOnAt?.toISOString() ?? null,
        retiredAt: row.retiredAt?.toISOString() ?? null,
        replay: row.replay && viewOfFold(row.replay),
      };
    });
  },
});

/** Where one version of a rule finds something in a text, whatever kinds of content and authors it is limited to. Stores nothing. */
export const tryRule = query({
  access: { staff: ["officer"] },
  obligations: [],
  input: tryRuleInput,
  async run({ input, scope }): Promise<TriedHit[]> {
    const row = (await versionsOf(scope, input.id)).find(({ version }) => version === input.version);
    if (!row) throw notFound();
    const { creditBelow: _, ...rule } = reviewRuleSchema.parse(row.rule);
    const compiled = compileRules([{ ...rule, appliesTo: "everything" }]);
    const texts = [{ field: "text", text: input.text }];
    return judge(compiled, { kind: "post", texts, facts: { creditLevel: 0 } }).hits.map(({ start, end, term }) => ({
      start,
      end,
      term,
    }));
  },
});

/** Every version that is or was in force, so that a notice's link to its exact version always answers; never terms or patterns. */
export const publicRules = query({
  access: "anyone",
  obligations: ["PUB-06.2-a", "IM-06.2-a"],
  input: z.object({}),
  async run({ scope }): Promise<PublicRule[]> {
    const rows = await scope.rows<Omit<PublicRule, "since" | "until"> & { since: Date; until: Date | null }>(sql`
      select r.* from ${publicVersions()} r order by r.id, r.version desc`);
    return rows.map((row) => ({
      ...row,
      since: row.since.toISOString(),
      until: row.until?.toISOString() ?? null,
    }));
  },
});

function versionsOf(through: Rows, id: string): Promise<VersionRow[]> {
  return through.rows<VersionRow>(sql`
    select v.version, v.state, v.rule, v.written_at as "writtenAt", v.replayed_at as "replayedAt", v.switched_on_at as "switchedOnAt",
      v.retired_at as "retiredAt", v.replay
    from ${allVersions()} v where v.id = ${id} order by v.version desc`);
}
