// Begins a measure: its record, its report item, its price in credit and its effect, all in the caller's transaction.
import { type SQL, sql } from "drizzle-orm";
import { moderationCase } from "@/db/schema/moderation";
import { type MeasureParams, type ReportItemId, reportItem } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import { holdChains } from "@/server/core/records/append";
import type { WriteTx } from "@/server/core/write-tx";
import type { BottomLine } from "@/server/shared/bottom-lines";
import { AppError, notFound } from "@/server/shared/errors";
import type { NewEvent } from "@/server/shared/events";
import { type AccountId, type CaseId, type MeasureId, newId, type PrincipalId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { newNumber } from "@/server/shared/quotable-number";
import type { Severity } from "@/server/shared/severity";
import { type ContentKind, type SubjectRef, subjectRef } from "@/server/shared/subject";
import { measureImposed } from "@/server/trust/measures/events";
import { measureModules } from "@/server/trust/measures/kinds";
import { type FoundBy, reportContent } from "@/server/trust/measures/report-format";
import { findRule } from "@/server/trust/measures/rules";
import { creditChanged } from "@/server/trust/standing/credit";
import { type CreditEntry, creditCharged, entriesOf, measureRule } from "@/server/trust/standing/credit-rules";
import { dueAfter } from "@/server/trust/standing/time-limits";
import type { Snapshot } from "@/server/trust/subjects";

/** Who is told of measures: the cyberspace administration of the place where the platform is registered. */
export const authority = "cyberspace-administration";

/** One measure as a handler decides it. */
export interface Imposition {
  kind: MeasureKind;
  caseId: CaseId;
  /** The content that `remove-content` removes. Other kinds are on the account or its principal, whatever content led to them. */
  subject: SubjectRef<ContentKind>;
  accountId: AccountId;
  principalId: PrincipalId;
  /** A published document or a clause of it (`content-rules#4`), or a review rule, in the version applied. */
  rule: { id: string; version: number };
  bottomLine: BottomLine;
  severity: Severity;
  /** What the person did and why this follows, in the handler's words: the person and the authority read it. */
  reason: string;
  /** What the kind needs; see its module. */
  params: MeasureParams;
  /** The content as it was. */
  snapshot: Snapshot;
  handlerId: AccountId;
  /** Null: until it is ended. A warning ends with its deadline. */
  endsAt: Date | null;
}

export interface Imposed {
  measureId: MeasureId;
  number: string;
  events: [NewEvent, ...NewEvent[]];
}

/**
 * Imposes one measure. Several may hold one person at once; each is imposed by its own call. Refuses INVALID/INPUT_INVALID for parameters, subject or end that do not fit the kind and for a rule that is not published in that version,
 * CONFLICT_OF_INTEREST where handler and person are one, NOT_FOUND for a case that does not exist. Each call makes a measure.
 */
export async function imposeMeasure(tx: WriteTx, given: Imposition): Promise<Imposed> {
  const module = measureModules[given.kind];
  const { params, endsAt } = fitting(given, tx.now);
  if (given.handlerId === given.accountId) throw new AppError("FORBIDDEN", "CONFLICT_OF_INTEREST", {});
  const subject = module.on === "content" ? given.subject : subjectRef("account", given.accountId);
  await lockPrincipal(tx, sql`${given.principalId}::uuid`);
  const [about] = await tx.rows<{ source: FoundBy; number: string; entries: CreditEntry[] }>(sql`
    select source, number, ${entriesOf(sql`${given.principalId}::uuid`)} as entries from ${moderationCase} where id = ${given.caseId}::uuid`);
  if (!about) throw notFound();
  if (!(await findRule(tx, given.rule))) throw invalid("rule");

  const id = newId<MeasureId>();
  const number = newNumber("M");
  const before = module.before ? { previousState: await module.before(tx, subject) } : {};
  const stored: MeasureParams = { ...params, ...before, severity: given.severity };
  await module.apply(tx, { ...given, id, subject, params: stored });

  const item = newId<ReportItemId>();
  const content = reportContent({
    ...given,
    number,
    caseNumber: about.number,
    subjectKind: subject.kind,
    subjectId: subject.id,
    foundBy: about.source,
    machineFound: about.source === "held" || about.source === "cluster",
    contentCreatedAt: given.snapshot.createdAt,
    hasImages: given.snapshot.mediaIds.length > 0,
    startsAt: tx.now.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
  });
  const reported = sql`
    insert into ${reportItem} (id, number, measure_id, authority, content, due_at, created_at)
    values (${item}::uuid, ${newNumber("G")}, ${id}::uuid, ${authority}, ${JSON.stringify(content)}::jsonb,
            ${dueAfter("regulatorReport", tx.now)}::timestamptz, ${tx.now}::timestamptz)`;
  const chains = await holdChains(tx, "measure", "credit_entry");
  const appended = chains.append("measure", {
    id,
    number,
    kind: given.kind,
    case_id: given.caseId,
    subject_kind: subject.kind,
    subject_id: subject.id,
    root_id: subject.rootId,
    account_id: given.accountId,
    principal_id: given.principalId,
    rule_id: given.rule.id,
    rule_version: given.rule.version,
    bottom_line: given.bottomLine,
    reason: given.reason,
    params: stored,
    snapshot: given.snapshot,
    handler_id: given.handlerId,
    starts_at: tx.now,
    ends_at: endsAt,
    report_item_id: item,
    imposed_at: tx.now,
  });
  const credit = creditCharged(tx, chains, { ...given, measureId: id }, about.entries);
  const changes = [{ change: reported }, appended, ...(credit?.beside ?? [])];
  const parts = changes.map(({ change }, i) => sql`${sql.identifier(`part_${i}`)} as (${change})`);
  await tx.rows(sql`with ${sql.join(parts, sql`, `)} select 1`);

  const imposed = measureImposed(subjectRef("measure", id), {
    accountId: given.accountId,
    principalId: given.principalId,
    measureKind: given.kind,
    number,
    subjectKind: subject.kind,
    subjectId: subject.id,
    caseId: given.caseId,
    ruleId: given.rule.id,
    ruleVersion: given.rule.version,
    bottomLine: given.bottomLine,
    endsAt: endsAt?.toISOString() ?? null,
  });
  const changed = credit && creditChanged(subjectRef("principal", given.principalId), ruled(credit.state, given));
  return { measureId: id, number, events: changed ? [imposed, changed] : [imposed] };
}

/** Locks what every measure of a principal is decided under, so that two of them take turns. */
export async function lockPrincipal(tx: WriteTx, id: SQL): Promise<void> {
  await tx.rows(sql`select 1 from ${principal} where id = ${id} for no key update`);
}

function ruled(credit: { points: number; level: number }, { kind, severity }: Pick<Imposition, "kind" | "severity">) {
  return { ...credit, rule: measureRule(kind, severity) };
}

/** Parameters and end as the kind takes them; refuses what does not fit. */
function fitting({ kind, subject, params, endsAt }: Imposition, now: Date) {
  const module = measureModules[kind];
  const parsed = module.needs.safeParse(params);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({
      path: ["params", ...issue.path].join("."),
      problem: issue.code === "custom" ? issue.message : issue.code,
    }));
    throw new AppError("INVALID", "INPUT_INVALID", { fields });
  }
  if (module.on === "content" && subject.kind === "account") throw invalid("subject");
  const end = parsed.data.deadline ? new Date(parsed.data.deadline) : endsAt;
  if (end && (!module.timed || end <= now)) throw invalid(parsed.data.deadline ? "params.deadline" : "endsAt");
  return { params: parsed.data, endsAt: end };
}

function invalid(path: string): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem: "invalid" }] });
}
