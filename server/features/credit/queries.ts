// Credit as its owner reads it, and the table that everyone can read.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import { measureKinds } from "@/server/shared/measure-kinds";
import type { StaffPost } from "@/server/shared/staff";
import { countedActs, linksFromLevel } from "@/server/trust/quotas/limits";
import { type CreditState, levelFrom, levelOf, mostPoints, startingPoints } from "@/server/trust/standing/credit";
import { recoveryPoints } from "@/server/trust/standing/credit-recovery";
import { measurePoints } from "@/server/trust/standing/credit-rules";
import { type CreditSummary, type CreditTableView, ledgerInput, nothingInput, type OwnCreditView } from "./contract";
import { creditOf, entriesOf } from "./visibility";

const pageSize = 50;

interface EntryRow {
  seq: number;
  at: Date;
  reason: string;
  points: number;
  rule: string;
  accountId: string | null;
  measureId: string | null;
  handler: StaffPost | null;
}

/** One's credit with the entries that led to it, newest first; shared by all accounts of a person. */
export const mine = query({
  access: "signed-in",
  obligations: ["GRP-07.2-a"],
  input: ledgerInput,
  async run({ input, scope, viewerId }): Promise<OwnCreditView> {
    const before = input.before ? sql`where e.seq < ${input.before}::int` : sql``;
    const [[state], rows] = await Promise.all([
      scope.rows<CreditState>(sql`
        select c.credit_points as points, c.credit_level as level from ${creditOf(viewerId)} c`),
      scope.rows<EntryRow>(sql`
        select e.seq, e.at, e.reason, e.points, e.rule, e.account_id as "accountId", e.measure_id as "measureId", e.handler
        from ${entriesOf(viewerId)} e ${before} order by e.seq desc ${atMost(pageSize)}`),
    ]);
    return {
      points: state?.points ?? startingPoints,
      level: state?.level ?? 0,
      entries: rows.map(({ accountId, at, ...row }) => ({
        ...row,
        at: at.toISOString(),
        fromThisAccount: accountId === null ? null : accountId === viewerId,
      })),
      next: rows.length === pageSize ? (rows.at(-1)?.seq ?? null) : null,
    };
  },
});

/** One's points and level, without the ledger, and what the next level asks. One statement. */
export const summary = query({
  access: "signed-in",
  obligations: ["GRP-07.2-a"],
  input: nothingInput,
  async run({ scope, viewerId }): Promise<CreditSummary> {
    const [state] = await scope.rows<CreditState>(sql`
      select c.credit_points as points, c.credit_level as level from ${creditOf(viewerId)} c`);
    const { points, level } = state ?? { points: startingPoints, level: levelOf(startingPoints) };
    const from = levelFrom[level + 1];
    return { points, level, mostPoints, toNext: from === undefined ? null : from - points };
  },
});

/** Levels, what each may do, what costs points and how they come back: the numbers that the gates and quotas use. */
export const table = query({
  access: "anyone",
  obligations: ["GRP-07.2-b"],
  input: nothingInput,
  async run(): Promise<CreditTableView> {
    return {
      startingPoints,
      mostPoints,
      levels: levelFrom.map((from, level) => ({ level, from: Number.isFinite(from) ? from : null })),
      limits: countedActs(),
      linksFromLevel,
      costs: measureKinds
        .filter((measure) => measurePoints[measure].some((points) => points !== 0))
        .map((measure) => ({ measure, points: [...measurePoints[measure]] })),
      recovery: { ...recoveryPoints },
    };
  },
});
