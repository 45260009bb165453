// What each measure costs in credit points: the public table, and the entries it leads to.
import { type SQL, sql } from "drizzle-orm";
import { creditEntry } from "@/db/schema/trust/standing";
import type { Beside } from "@/server/core/event-log";
import type { HeldChains } from "@/server/core/records/append";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, MeasureId, PrincipalId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import type { Severity } from "@/server/shared/severity";
import { type CreditState, creditAppended, foldCredit } from "@/server/trust/standing/credit";

/** Points by severity 1 to 4; 0 writes no entry. Barring a registration goes with a closure or a blacklisting and costs nothing of its own. */
export const measurePoints: Readonly<Record<MeasureKind, readonly [number, number, number, number]>> = {
  warn: [0, -2, -4, -6],
  "limit-functions": [-3, -6, -9, -12],
  "suspend-updates": [-8, -12, -18, -25],
  "stop-advertising": [-3, -6, -9, -12],
  "pause-comments": [-3, -6, -9, -12],
  "close-comments": [-8, -12, -18, -25],
  "close-account": [-40, -40, -40, -60],
  blacklist: [-100, -100, -100, -100],
  "bar-registration": [0, 0, 0, 0],
  "remove-content": [0, -2, -5, -10],
  "label-content": [0, 0, 0, 0],
  "take-back-mark": [0, 0, 0, 0],
};

/** What it costs an organisation that a reported comment which it left beyond the published time turned out a violation (PUB Article 17), and the rule's name. */
export const lapsePoints = -2;
export const lapseRule = "keeper.lapse";

/** The name of a row of the table, as ledger entries carry it. */
export function measureRule(kind: MeasureKind, severity: Severity): string {
  return `measure.${kind}.${severity}`;
}

interface MeasureCredit {
  measureId: MeasureId;
  kind: MeasureKind;
  severity: Severity;
  principalId: PrincipalId;
  accountId: AccountId;
  handlerId: AccountId | null;
}

/** The changes that write what the table says of these measures; with what each leads to, null where the table says nothing of it. */
export function creditCharged(
  tx: WriteTx,
  chains: HeldChains,
  measures: readonly MeasureCredit[],
  before: (principalId: PrincipalId) => readonly CreditEntry[],
): { states: (CreditState | null)[]; beside: Beside[] } {
  const charged = measures.flatMap((of) => {
    const points = measurePoints[of.kind][of.severity - 1] ?? 0;
    return points === 0 ? [] : [{ ...of, reason: "measure.imposed", points, rule: measureRule(of.kind, of.severity) }];
  });
  const { states, beside } = creditAppended(tx, chains, charged, before);
  const stateOf = new Map(charged.map(({ measureId }, at) => [measureId, states[at]]));
  return { states: measures.map(({ measureId }) => stateOf.get(measureId) ?? null), beside };
}

/**
 * Takes back what an overturned measure cost. The counter entry leads to the level there would be without the measure; that can be fewer points than it took where the ledger
 * had reached its floor in between. Null, and nothing is written, where the measure cost nothing or was taken back already.
 */
export function creditRestored(
  tx: WriteTx,
  chains: HeldChains,
  of: MeasureCredit,
  entries: readonly CreditEntry[],
): { state: CreditState; beside: Beside[] } | null {
  const without = foldWithout(entries, of.measureId);
  if (without === null) return null;
  const points = without.points - foldCredit(entries).points;
  const rule = measureRule(of.kind, of.severity);
  const entry = { ...of, reason: "measure.overturned", points, rule };
  const { states, beside } = creditAppended(tx, chains, [entry], () => entries);
  return { state: states[0] ?? without, beside };
}

/** An entry of the ledger, as taking back a measure looks at it. */
export interface CreditEntry {
  points: number;
  reason: string;
  measureId: string | null;
}

/**
 * Pure: what the entries amount to when this measure and every measure overturned before it never were; null where the measure has no entry, or has its counter entry already.
 */
export function foldWithout(entries: readonly CreditEntry[], measureId: string): CreditState | null {
  const overturned = new Set(
    entries.filter((entry) => entry.reason === "measure.overturned").map((entry) => entry.measureId),
  );
  if (overturned.has(measureId) || !entries.some((entry) => entry.measureId === measureId)) return null;
  overturned.add(measureId);
  return foldCredit(entries.filter((entry) => entry.measureId === null || !overturned.has(entry.measureId)));
}

/** The entries of a principal, oldest first, as an expression: a json list of CreditEntry. */
export function entriesOf(principalId: SQL): SQL {
  return sql`(
    select coalesce(json_agg(json_build_object('points', y.points, 'reason', y.reason, 'measureId', y.measure_id) order by y.seq), '[]')
    from ${creditEntry} y where y.principal_id = ${principalId})`;
}
