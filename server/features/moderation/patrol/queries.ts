// What the desk sees of patrol: walks, samples, and how soon what each way of discovery found was acted on.
import { sql } from "drizzle-orm";
import { query } from "@/server/pipeline/query";
import { discoveries } from "@/server/shared/case-sources";
import { addDays } from "@/server/shared/time";
import { type DiscoveryView, nothingInput, type PatrolView } from "../contract/patrol";
import { discoveriesSince, patrolRuns, samplesTaken, waitingPatrol } from "../visibility/patrol";

const days = 30;

interface PatrolRow {
  runs: PatrolView["runs"];
  samples: PatrolView["samples"];
  waiting: number;
  discoveries: DiscoveryView[];
}

/** The latest walks and samples, and what was found in which way within thirty days. One statement. */
export const patrol = query({
  access: { staff: ["reviewer", "officer", "compliance", "inspector"] },
  obligations: ["PUB-19.1-a"],
  input: nothingInput,
  async run({ scope }): Promise<PatrolView> {
    const [row] = await scope.rows<PatrolRow>(sql`
      select ${waitingPatrol} as waiting,
        (select coalesce(json_agg(json_build_object('id', r.id, 'ruleId', r.rule_id, 'ruleVersion', r.rule_version, 'looked', r.looked, 'found', r.found,
            'startedAt', r.started_at, 'endedAt', r.ended_at) order by r.id desc), '[]')
         from (select o.* from ${patrolRuns()} o order by o.id desc limit 20) r) as runs,
        (select coalesce(json_agg(jsonb_build_object('at', s.at) || s.payload order by s.id desc), '[]')
         from (select o.* from ${samplesTaken} o order by o.id desc limit 7) s) as samples,
        (select coalesce(json_agg(d), '[]') from ${discoveriesSince(scope, addDays(scope.now, -days))} d) as discoveries`);
    return {
      runs: (row?.runs ?? []).map((run) => ({
        ...run,
        startedAt: new Date(run.startedAt).toISOString(), // json carries instants with an offset
        endedAt: run.endedAt && new Date(run.endedAt).toISOString(),
      })),
      samples: (row?.samples ?? []).map((sample) => ({ ...sample, at: new Date(sample.at).toISOString() })), // the same
      waiting: row?.waiting ?? 0,
      days,
      discoveries: everyDiscovery(row?.discoveries ?? []),
    };
  },
});

/** Every way, also those by which nothing was found. */
function everyDiscovery(found: readonly DiscoveryView[]): DiscoveryView[] {
  return discoveries.map(
    (by) =>
      found.find((row) => row.by === by) ?? {
        by,
        cases: 0,
        acted: 0,
        hoursFromFinding: null,
        hoursFromPublishing: null,
      },
  );
}
