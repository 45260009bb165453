// Suspensions that last until a field of a profile was corrected (PUB Article 8): which are in force, and which nobody met in time.
import { type SQL, sql } from "drizzle-orm";
import { profileRevision } from "@/db/schema/accounts";
import { measure } from "@/db/schema/trust/measures";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { WriteTx } from "@/server/core/write-tx";
import type { BottomLine } from "@/server/shared/bottom-lines";
import type { AccountId, CaseId, MeasureId, PrincipalId } from "@/server/shared/ids";
import { inForceAt, notEnded } from "@/server/trust/measures/in-force";
import { contentModule, type Snapshot } from "@/server/trust/subjects";

/** The order in force that this field be corrected; null where there is none. */
export async function correctionInForce(tx: WriteTx, accountId: AccountId, field: string): Promise<MeasureId | null> {
  const [row] = await tx.rows<{ id: MeasureId }>(sql`
    select m.id from ${measure} m where m.account_id = ${accountId}::uuid and m.params->'correct'->>'field' = ${field} and ${inForceAt("m", tx.now)}
    order by m.seq limit 1`);
  return row?.id ?? null;
}

/** Condition over the measure `m`: its date has passed, and nothing that was sent in by then still waits to be looked at. */
function unmet(now: Date): SQL {
  const by = sql`(m.params->'correct'->>'by')::timestamptz`;
  return sql`(${by} <= ${now}::timestamptz and not exists (
    select from ${profileRevision} r where r.account_id = m.account_id and r.state = 'held' and r.created_at <= ${by}
      and m.params->'correct'->>'field' = case when r.nickname is not null then 'nickname' when r.avatar_id is not null then 'avatar' else 'bio' end))`;
}

/** Orders whose date has passed unmet while they are still in force, the oldest first. */
export async function unmetCorrections(through: Rows, now: Date, most: number): Promise<MeasureId[]> {
  const rows = await through.rows<{ id: MeasureId }>(sql`
    select m.id from ${measure} m where m.kind = 'suspend-updates' and ${unmet(now)} and ${notEnded("m")}
    order by m.seq ${atMost(most)}`);
  return rows.map(({ id }) => id);
}

/** What was decided when a correction was ordered, for what follows from its date passing. */
export interface OrderedCorrection {
  caseId: CaseId;
  accountId: AccountId;
  principalId: PrincipalId;
  rule: { id: string; version: number };
  bottomLine: BottomLine;
  severity: number;
  reason: string;
  handlerId: AccountId;
  by: Date;
  /** The account as it stands. */
  snapshot: Snapshot;
}

/** The order, while it is in force and its date has passed unmet; null otherwise. */
export async function unmetCorrection(tx: WriteTx, id: MeasureId): Promise<OrderedCorrection | null> {
  const account = contentModule("account");
  const [row] = await tx.rows<Omit<OrderedCorrection, "snapshot"> & { record: unknown }>(sql`
    select (${account.record(sql`m.account_id`)}) as record, m.case_id as "caseId", m.account_id as "accountId", m.principal_id as "principalId", json_build_object('id', m.rule_id, 'version', m.rule_version) as rule,
      m.bottom_line as "bottomLine", coalesce((m.params->>'severity')::int, 1) as severity, m.reason, m.handler_id as "handlerId",
      (m.params->'correct'->>'by')::timestamptz as by
    from ${measure} m where m.id = ${id}::uuid and m.params ? 'correct' and ${unmet(tx.now)} and ${notEnded("m")}`);
  if (!row?.record) return null;
  const { record, ...order } = row;
  return { ...order, snapshot: account.snapshotOf(record) };
}
