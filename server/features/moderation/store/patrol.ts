// SQL of patrol's walks and of the cases it opens. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { moderationCase, patrolRun } from "@/db/schema/moderation";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type CaseId, newId, type PrincipalId } from "@/server/shared/ids";
import { newNumber } from "@/server/shared/quotable-number";
import type { Severity } from "@/server/shared/severity";
import type { ContentKind, SubjectRef } from "@/server/shared/subject";
import type { CitedRule } from "../contract/cases";
import type { PatrolRunId } from "../contract/patrol";

/** Begins the walk of a rule's version; a second time changes nothing. */
export async function beginRun(tx: WriteTx, rule: CitedRule): Promise<void> {
  await tx.rows(sql`
    insert into ${patrolRun} (id, rule_id, rule_version, started_at)
    values (${newId()}::uuid, ${rule.id}, ${rule.version}::int, ${tx.now}::timestamptz) on conflict (rule_id, rule_version) do nothing`);
}

export interface RunRow {
  id: PatrolRunId;
  ruleId: string;
  ruleVersion: number;
  /** The review that the walk has come to, going back in time; null at its beginning. */
  after: string | null;
  looked: number;
  found: number;
  endedAt: Date | null;
}

/** The walk, its row locked. */
export async function lockRun(tx: WriteTx, id: PatrolRunId): Promise<RunRow | null> {
  const [row] = await tx.rows<RunRow>(sql`
    select r.id, r.rule_id as "ruleId", r.rule_version as "ruleVersion", r.after, r.looked, r.found, r.ended_at as "endedAt"
    from ${patrolRun} r where r.id = ${id}::uuid for update`);
  return row ?? null;
}

export function runAdvanced(
  tx: WriteTx,
  id: PatrolRunId,
  to: { after: string | null; looked: number; found: number; isDone: boolean },
): Beside {
  const change = sql`
    update ${patrolRun} set after = ${to.after}::uuid, looked = ${to.looked}::int, found = ${to.found}::int,
      ended_at = case when ${to.isDone} then ${tx.now}::timestamptz end where id = ${id}::uuid`;
  return { change };
}

export interface FoundCase {
  source: "patrol" | "authority";
  subject: SubjectRef<ContentKind>;
  accountId: AccountId;
  principalId: PrincipalId;
  severity: Severity;
  rules: readonly CitedRule[];
  reference: string | null;
  dueAt: Date;
}

/** Opens a case about something that is published, or adds to the undecided one of its subject, whose source stays; answers its number, and whether it was opened. */
export async function openFoundCase(
  tx: WriteTx,
  made: FoundCase,
): Promise<{ id: CaseId; number: string; opened: boolean }> {
  const id = newId<CaseId>();
  const { subject } = made;
  const [row] = await tx.rows<{ id: CaseId; number: string }>(sql`
    insert into ${moderationCase} as c (id, number, source, subject_kind, subject_id, root_id, account_id, principal_id, state, severity, rules, reference,
      opened_at, due_at)
    values (${id}::uuid, ${newNumber("C")}, ${made.source}, ${subject.kind}, ${subject.id}::uuid, ${subject.rootId}::uuid, ${made.accountId}::uuid,
      ${made.principalId}::uuid, 'open', ${made.severity}::int, ${JSON.stringify(made.rules)}::jsonb, ${made.reference}, ${tx.now}::timestamptz,
      ${made.dueAt}::timestamptz)
    on conflict (root_id, subject_kind, subject_id) where state <> 'decided' and source in ('held', 'report', 'patrol', 'authority')
    do update set severity = greatest(c.severity, excluded.severity), due_at = least(c.due_at, excluded.due_at),
      reference = coalesce(excluded.reference, c.reference),
      rules = case when c.rules = '[]' then excluded.rules else c.rules end
    returning id, number`);
  if (!row) throw new Error("An insert that updates on conflict always answers a row.");
  return { ...row, opened: row.id === id };
}
