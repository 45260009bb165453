// The credit ledger. Entries are the truth; the level on the principal's row is their fold, written in the same transaction.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { creditEntry, principal } from "@/db/schema/trust/standing";
import type { Beside } from "@/server/core/event-log";
import { type HeldChains, holdChains } from "@/server/core/records/append";
import type { WriteTx } from "@/server/core/write-tx";
import { eventKind } from "@/server/shared/events";
import { type AccountId, newId, type PrincipalId } from "@/server/shared/ids";

/** Points before the first entry. */
export const startingPoints = 60;
/** The least points of levels 0 to 4. */
export const levelFrom = [Number.NEGATIVE_INFINITY, 40, 60, 80, 95] as const;
export const mostPoints = 100;

export interface CreditState {
  points: number;
  level: number;
}

/** Pure: the level that so many points give. */
export function levelOf(points: number): number {
  return levelFrom.findLastIndex((least) => points >= least);
}

/** Pure: points and level after these entries, oldest first. Points stay between 0 and 100 at every step. */
export function foldCredit(entries: readonly { points: number }[]): CreditState {
  const points = entries.reduce((sum, entry) => Math.max(0, Math.min(mostPoints, sum + entry.points)), startingPoints);
  return { points, level: levelOf(points) };
}

export interface NewCreditEntry {
  principalId: PrincipalId;
  accountId: AccountId | null;
  /** What happened, e.g. `measure.imposed`. */
  reason: string;
  points: number;
  /** The rule that gives or takes the points, as the public table names it. */
  rule: string;
  measureId?: string | null;
  handlerId?: AccountId | null;
}

export const creditChanged = eventKind(
  "credit.changed",
  z.object({ points: z.number(), level: z.number(), rule: z.string() }),
);

/**
 * The changes that append entries to those that each principal has, oldest first, and fold them into the principals' rows; with what each entry leads to. The caller's
 * transaction holds rows and chain. No other code writes points or level.
 */
export function creditAppended(
  tx: WriteTx,
  chains: HeldChains,
  entries: readonly NewCreditEntry[],
  before: (principalId: PrincipalId) => readonly { points: number }[],
): { states: CreditState[]; beside: Beside[] } {
  const ledgers = new Map<PrincipalId, { points: number }[]>();
  const states = entries.map((entry) => {
    const ledger = [...(ledgers.get(entry.principalId) ?? before(entry.principalId)), entry];
    ledgers.set(entry.principalId, ledger);
    return foldCredit(ledger);
  });
  if (states.length === 0) return { states, beside: [] };
  const rows = entries.map((entry) => ({
    id: newId(),
    principal_id: entry.principalId,
    account_id: entry.accountId,
    reason: entry.reason,
    points: entry.points,
    rule: entry.rule,
    measure_id: entry.measureId ?? null,
    handler_id: entry.handlerId ?? null,
    at: tx.now,
  }));
  const standings = [...ledgers].map(([id, ledger]) => ({ id, ...foldCredit(ledger) }));
  const folded = sql`
    update ${principal} p set credit_points = f.points, credit_level = f.level
    from json_to_recordset(${JSON.stringify(standings)}::json) as f(id uuid, points int, level int) where p.id = f.id`;
  return { states, beside: [chains.append("credit_entry", ...rows), { change: folded }] };
}

/** Appends one entry at once, as `creditAppended` does. */
export async function appendCredit(tx: WriteTx, entry: NewCreditEntry): Promise<CreditState> {
  const before = await tx.rows<{ points: number }>(sql`
    select points from ${creditEntry} where principal_id = ${entry.principalId}::uuid order by seq`);
  const { states, beside } = creditAppended(tx, await holdChains(tx, "credit_entry"), [entry], () => before);
  for (const { change } of beside) await tx.rows(change);
  return states[0] ?? foldCredit(before);
}
