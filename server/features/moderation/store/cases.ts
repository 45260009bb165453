// SQL that writes cases and decisions.
import { sql } from "drizzle-orm";
import { decision, moderationCase } from "@/db/schema/moderation";
import { reviewDecision } from "@/db/schema/trust/review";
import { principal } from "@/db/schema/trust/standing";
import type { Rows } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import type { CaseSource } from "@/server/shared/case-sources";
import { type AccountId, type CaseId, newId, type PrincipalId } from "@/server/shared/ids";
import { newNumber } from "@/server/shared/quotable-number";
import type { Severity } from "@/server/shared/severity";
import type { ContentKind, SubjectRef } from "@/server/shared/subject";
import type { Judgement } from "@/server/trust/review/rules";
import type { CaseOutcome, CitedRule } from "../contract/cases";

export interface NewHeldCase {
  subject: SubjectRef<ContentKind>;
  accountId: AccountId;
  principalId: PrincipalId;
  severity: Severity;
  rules: readonly CitedRule[];
  dueAt: Date;
}

/** Opens the case of a held item, or adds to the undecided one of its subject; answers whether it was opened. May run twice. */
export async function openHeldCase(
  tx: WriteTx,
  made: NewHeldCase,
): Promise<{ id: CaseId; number: string; opened: boolean } | null> {
  const id = newId<CaseId>();
  const [row] = await tx.rows<{ id: CaseId; number: string }>(sql`
    insert into ${moderationCase} as c (id, number, source, subject_kind, subject_id, root_id, account_id, principal_id, state, severity, rules, opened_at,
      due_at)
    values (${id}::uuid, ${newNumber("C")}, 'held', ${made.subject.kind}, ${made.subject.id}::uuid, ${made.subject.rootId}::uuid,
      ${made.accountId}::uuid, ${made.principalId}::uuid, 'open', ${made.severity}::int, ${JSON.stringify(made.rules)}::jsonb,
      ${tx.now}::timestamptz, ${made.dueAt}::timestamptz)
    on conflict (root_id, subject_kind, subject_id) where state <> 'decided' and source in ('held', 'report', 'patrol', 'authority')
    do update set source = 'held', rules = excluded.rules, severity = greatest(c.severity, excluded.severity), due_at = least(c.due_at, excluded.due_at)
    returning id, number`);
  return row ? { ...row, opened: row.id === id } : null;
}

/** Opens a case about an account: of a cluster the newest one, or one that let violations stand in its comments. Nothing where one of this source on any of `accounts` is undecided. May run twice. */
export async function openAccountCase(
  tx: WriteTx,
  made: {
    source: "cluster" | "keeping";
    accountId: AccountId;
    principalId: PrincipalId;
    accounts: readonly string[];
    severity: Severity;
    dueAt: Date;
  },
): Promise<void> {
  await tx.rows(sql`
    insert into ${moderationCase} (id, number, source, subject_kind, subject_id, root_id, account_id, principal_id, state, severity, rules, opened_at, due_at)
    select ${newId()}::uuid, ${newNumber("C")}, ${made.source}, 'account', ${made.accountId}::uuid, ${made.accountId}::uuid, ${made.accountId}::uuid,
      ${made.principalId}::uuid, 'open', ${made.severity}::int, '[]', ${tx.now}::timestamptz, ${made.dueAt}::timestamptz
    where not exists (select from ${moderationCase} c where c.source = ${made.source} and c.subject_id = any(${sql.param([...made.accounts])}::uuid[]) and c.state <> 'decided')`);
}

/** What the newest review that held this subject found; null where none did. */
export async function heldJudgement(
  through: Rows,
  subjectId: string,
): Promise<{ judgement: Judgement; because: string } | null> {
  const [row] = await through.rows<{ judgement: Judgement; because: string }>(sql`
    select d.judgement, d.because from ${reviewDecision} d
    where d.subject_id = ${subjectId}::uuid and d.outcome = 'hold' order by d.id desc limit 1`);
  return row ?? null;
}

export interface CaseRecord {
  id: CaseId;
  number: string;
  source: CaseSource;
  subjectKind: ContentKind;
  subjectId: string;
  rootId: string;
  accountId: AccountId | null;
  principalId: PrincipalId | null;
  state: "open" | "escalated" | "decided";
  severity: number;
  reports: number;
}

const recordColumns = sql`c.id, c.number, c.source, c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.root_id as "rootId",
  c.account_id as "accountId", c.principal_id as "principalId", c.state, c.severity, c.reports`;

/** The case, its row locked until the transaction ends: reports that arrive meanwhile wait, and then open a case of their own. */
export async function lockCase(tx: WriteTx, id: CaseId): Promise<CaseRecord | null> {
  const [row] = await tx.rows<CaseRecord>(sql`
    select ${recordColumns} from ${moderationCase} c where c.id = ${id}::uuid for update`);
  return row ?? null;
}

/** The same, with the principal that the case is about: no other measure on it begins or ends until this one is decided. */
export async function lockDecision(tx: WriteTx, id: CaseId): Promise<CaseRecord | null> {
  const [row] = await tx.rows<CaseRecord>(sql`
    with found as materialized (select ${recordColumns} from ${moderationCase} c where c.id = ${id}::uuid for update),
    held as materialized (select p.id from ${principal} p where p.id = (select f."principalId" from found f) for no key update)
    select f.* from found f left join held h on h.id = f."principalId"`);
  return row ?? null;
}

/** Claims or renews; false where another's claim holds. One statement, so that of two who try at once one wins. */
export async function claim(tx: WriteTx, id: CaseId, by: AccountId, until: Date): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${moderationCase} set claimed_by = ${by}::uuid, claimed_until = ${until}::timestamptz
    where id = ${id}::uuid and state <> 'decided'
      and (claimed_by is null or claimed_by = ${by}::uuid or claimed_until <= ${tx.now}::timestamptz) returning 1`);
  return rows.length > 0;
}

/** Until when the case is claimed, if it is. */
export async function claimedUntil(tx: WriteTx, id: CaseId): Promise<Date | null> {
  const [row] = await tx.rows<{ until: Date | null }>(
    sql`select claimed_until as until from ${moderationCase} where id = ${id}::uuid`,
  );
  return row?.until ?? null;
}

/** Puts the case back; false where it was not this person's. */
export async function unclaim(tx: WriteTx, id: CaseId, by: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${moderationCase} set claimed_by = null, claimed_until = null
    where id = ${id}::uuid and state <> 'decided' and claimed_by = ${by}::uuid returning 1`);
  return rows.length > 0;
}

/** Moves the case to its next state and ends the claim. */
export function caseMoved(tx: WriteTx, id: CaseId, state: "escalated" | "decided"): Beside {
  const change = sql`
    update ${moderationCase} set state = ${state}, claimed_by = null, claimed_until = null,
      decided_at = case when ${state} = 'decided' then ${tx.now}::timestamptz end
    where id = ${id}::uuid`;
  return { change };
}

/** Hands an undecided case to an officer: whoever keeps the comments it is about left it. May run twice. */
export async function escalateLeft(tx: WriteTx, id: CaseId): Promise<void> {
  await tx.rows(sql`
    update ${moderationCase} set state = 'escalated', severity = greatest(severity, 3) where id = ${id}::uuid and state <> 'decided'`);
}

export interface NewDecision {
  caseId: CaseId;
  handlerId: AccountId;
  outcome: CaseOutcome;
  rule: CitedRule | null;
  reason: string;
  proposedStep: string | null;
  departureReason: string | null;
  snapshot: object;
}

/** Appends what was decided; the table takes no changes. */
export function decisionStored(tx: WriteTx, made: NewDecision): Beside {
  const change = sql`
    insert into ${decision} (id, case_id, handler_id, outcome, rule_id, rule_version, reason, proposed_step, departure_reason, snapshot, at)
    values (${newId()}::uuid, ${made.caseId}::uuid, ${made.handlerId}::uuid, ${made.outcome}, ${made.rule?.id ?? null}, ${made.rule?.version ?? null}::int,
      ${made.reason}, ${made.proposedStep}, ${made.departureReason}, ${JSON.stringify(made.snapshot)}::jsonb, ${tx.now}::timestamptz)`;
  return { change };
}
