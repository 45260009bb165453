// What people see of accesses to their data, and staff of the log's retention.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { logRetentionMonths } from "@/server/core/log-retention";
import { query } from "@/server/pipeline/query";
import { timeZone } from "@/server/shared/i18n";
import { addDays } from "@/server/shared/time";
import {
  type AccessHistory,
  type AccessView,
  accessHistoryInput,
  type LogRetentionView,
  nothingInput,
} from "./contract";
import { accessesTo, oldestEntry, purges } from "./visibility/logs";

const pageSize = 30;

/** When members of staff saw one's data, in which post and what for; newest first. */
export const accessHistory = query({
  access: "signed-in",
  obligations: ["MB-07.2-a", "GRP-06.2-a"],
  input: accessHistoryInput,
  async run({ input, scope, viewerId }): Promise<AccessHistory> {
    const before = input.before ? sql`where a.id < ${input.before}::uuid` : sql``;
    const rows = await scope.rows<Omit<AccessView, "at"> & { at: Date }>(sql`
      select a.id, a.at, a.what, a.role, a.purpose from ${accessesTo(viewerId)} a ${before} order by a.id desc ${atMost(pageSize)}`);
    return {
      accesses: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
      next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

/** How long what is kept about people is kept, for the page that says so. */
export const keeping = query({
  access: "anyone",
  obligations: ["MB-16.2-a"],
  input: nothingInput,
  async run(): Promise<{ logMonths: number }> {
    return { logMonths: logRetentionMonths() };
  },
});

/** How long logs are kept, how far back they reach, and what the last purges removed. */
export const logRetention = query({
  access: { staff: ["privacy", "compliance", "officer", "inspector"] },
  obligations: ["MB-16.2-a"],
  input: nothingInput,
  async run({ scope }): Promise<LogRetentionView> {
    const [oldest] = await scope.rows<{ at: Date | null }>(sql`select o.at from ${oldestEntry} o`);
    const rows = await scope.rows<{
      at: Date;
      payload: { before: string; removed: number; oldestLeft: string | null };
    }>(sql`select p.at, p.payload from ${purges} p order by p.id desc limit 10`);
    return {
      months: logRetentionMonths(),
      oldestAt: oldest?.at?.toISOString() ?? null,
      weekAgo: dayInShanghai(addDays(scope.now, -6)),
      today: dayInShanghai(scope.now),
      purges: rows.map(({ at, payload }) => ({ at: at.toISOString(), ...payload })),
    };
  },
});

function dayInShanghai(at: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(at);
}
