// SQL that writes reports. A report hangs on the undecided case of its subject, which it opens or joins in one statement.
import { type SQL, sql } from "drizzle-orm";
import { moderationCase, report } from "@/db/schema/moderation";
import type { Beside } from "@/server/core/event-log";
import { sealValue } from "@/server/core/sealed/vault";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type CaseId, newId, type PrincipalId, type ReportId } from "@/server/shared/ids";
import { newNumber } from "@/server/shared/quotable-number";
import type { Severity } from "@/server/shared/severity";
import type { SubjectRef } from "@/server/shared/subject";

/** Whose name or face is said to be used: one of the two is known. */
export interface Impersonated {
  id: AccountId | null;
  name: string | null;
}

export interface NewReport {
  subject: SubjectRef;
  accountId: AccountId | null;
  principalId: PrincipalId | null;
  reporterId: AccountId | null;
  reporterPrincipalId: PrincipalId | null;
  reason: string;
  bottomLine: string;
  severity: Severity;
  details: string | null;
  impersonated: Impersonated | null;
  contact: string | null;
  /** When the reporter must have the result. */
  dueAt: Date;
  /** When somebody must have looked at it: what the case is due by until then. */
  assessBy: Date;
}

export interface StoredReport {
  id: ReportId;
  receipt: string;
  caseId: CaseId;
}

/**
 * Stores a report in the subject's undecided case; two that arrive at once end in one case. The case takes the gravest severity and the earliest due time.
 * Contact details are sealed for this row.
 */
export async function insertReport(tx: WriteTx, made: NewReport): Promise<StoredReport> {
  const id = newId<ReportId>();
  const receipt = newNumber("R");
  const contact = made.contact ? sealValue(made.contact, `report:contact:${id}`) : null;
  const [row] = await tx.rows<StoredReport>(sql`
    with held as (
      insert into ${moderationCase} as c (id, number, source, subject_kind, subject_id, root_id, account_id, principal_id, state, severity, reports,
        rules, opened_at, due_at)
      values (${newId<CaseId>()}::uuid, ${newNumber("C")}, 'report', ${made.subject.kind}, ${made.subject.id}::uuid, ${made.subject.rootId}::uuid,
        ${made.accountId}::uuid, ${made.principalId}::uuid, 'open', ${made.severity}::int, 1, '[]', ${tx.now}::timestamptz, ${made.assessBy}::timestamptz)
      on conflict (root_id, subject_kind, subject_id) where state <> 'decided' and source in ('held', 'report', 'patrol', 'authority')
      do update set reports = c.reports + 1, severity = greatest(c.severity, excluded.severity), due_at = least(c.due_at, excluded.due_at)
      returning c.id
    )
    insert into ${report} (id, receipt, case_id, reporter_id, reporter_principal_id, contact_sealed, reason, bottom_line, details, impersonated_id, impersonated_name,
      subject_kind, subject_id, root_id, state, accepted_at, due_at)
    select ${id}::uuid, ${receipt}, held.id, ${made.reporterId}::uuid, ${made.reporterPrincipalId}::uuid, ${contact}, ${made.reason},
      ${made.bottomLine}, ${made.details}, ${made.impersonated?.id ?? null}::uuid, ${made.impersonated?.name ?? null}, ${made.subject.kind}, ${made.subject.id}::uuid, ${made.subject.rootId}::uuid, 'accepted',
      ${tx.now}::timestamptz, ${made.dueAt}::timestamptz from held
    returning id, receipt, case_id as "caseId"`);
  if (!row) throw new Error("A report was not stored.");
  return row;
}

/** True where this principal's report of the subject still waits for its result. */
export async function hasOpenReport(tx: WriteTx, principalId: PrincipalId, subject: SubjectRef): Promise<boolean> {
  const rows = await tx.rows(sql`
    select 1 from ${report} r join ${moderationCase} c on c.id = r.case_id
    where c.root_id = ${subject.rootId}::uuid and c.subject_kind = ${subject.kind} and c.subject_id = ${subject.id}::uuid
      and r.reporter_principal_id = ${principalId}::uuid and r.state <> 'fed-back' limit 1`);
  return rows.length > 0;
}

/** Marks the case's reports that nobody has looked at as being assessed by this handler; a case that reports opened is then due when the first reporter must have the result. */
export async function assessReports(tx: WriteTx, caseId: CaseId, handlerId: AccountId): Promise<void> {
  await tx.rows(sql`
    with assessed as (
      update ${report} set state = 'assessed', assessed_at = ${tx.now}::timestamptz, assessed_by = ${handlerId}::uuid
      where case_id = ${caseId}::uuid and state = 'accepted' returning 1
    )
    update ${moderationCase} c set due_at = (select min(r.due_at) from ${report} r where r.case_id = c.id and r.state <> 'fed-back')
    where c.id = ${caseId}::uuid and c.source = 'report' and exists (select from assessed)`);
}

/** A report that waits for its result. */
export interface WaitingReport {
  id: ReportId;
  receipt: string;
  reporterId: AccountId | null;
}

/** The reports of a locked case that wait for their result, as an expression: a json list of WaitingReport. */
export function waitingReports(caseId: CaseId): SQL {
  return sql`(
    select coalesce(json_agg(json_build_object('id', r.id, 'receipt', r.receipt, 'reporterId', r.reporter_id) order by r.id), '[]')
    from ${report} r where r.case_id = ${caseId}::uuid and r.state <> 'fed-back')`;
}

/** Hands every waiting report of the case its result with the reason: none stays behind when the case is decided. */
export function reportsFedBack(
  tx: WriteTx,
  caseId: CaseId,
  result: { handlerId: AccountId; outcome: "upheld" | "not-upheld"; feedback: string },
): Beside {
  const change = sql`
    update ${report} set state = 'fed-back', assessed_at = coalesce(assessed_at, ${tx.now}::timestamptz),
      assessed_by = coalesce(assessed_by, ${result.handlerId}::uuid), handled_at = ${tx.now}::timestamptz, handled_by = ${result.handlerId}::uuid,
      fed_back_at = ${tx.now}::timestamptz, outcome = ${result.outcome}, feedback = ${result.feedback}
    where case_id = ${caseId}::uuid and state <> 'fed-back'`;
  return { change };
}

/** Escalates the case and marks its late reports, once per report; their receipts. */
export async function escalateLate(tx: WriteTx, caseId: CaseId): Promise<string[]> {
  const rows = await tx.rows<{ receipts: string[] }>(sql`
    with late as (
      update ${report} set escalated_at = ${tx.now}::timestamptz
      where case_id = ${caseId}::uuid and state <> 'fed-back' and due_at < ${tx.now}::timestamptz and escalated_at is null returning receipt
    )
    update ${moderationCase} c set state = 'escalated', severity = greatest(c.severity, 3)
    from (select array_agg(receipt order by receipt) as receipts from late having count(*) > 0) l
    where c.id = ${caseId}::uuid and c.state <> 'decided'
    returning l.receipts`);
  return rows[0]?.receipts ?? [];
}
