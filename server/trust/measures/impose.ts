// Begins measures: their records, report items, price in credit and effect, all in the caller's transaction.
import { type SQL, sql } from "drizzle-orm";
import { moderationCase } from "@/db/schema/moderation";
import { type MeasureParams, type ReportItemId, reportItem } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import type { Beside } from "@/server/core/event-log";
import { chainsLocked, type HeldChains, heldChains, type Tail, tailsOf } from "@/server/core/records/append";
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
import { foundStates, statesFound } from "@/server/trust/measures/held-state";
import { measureModules } from "@/server/trust/measures/kinds";
import type { FoundState } from "@/server/trust/measures/module";
import { type FoundBy, reportContent } from "@/server/trust/measures/report-format";
import { citedRuleOf, type RuleRecord, ruleRecord } from "@/server/trust/measures/rules";
import { type CreditState, creditChanged } from "@/server/trust/standing/credit";
import { type CreditEntry, creditCharged, entriesOf, measureRule } from "@/server/trust/standing/credit-rules";
import { sessionsEnded } from "@/server/trust/standing/sessions";
import { dueAfter } from "@/server/trust/standing/time-limits";
import type { Snapshot } from "@/server/trust/subjects";

/** Who is told of measures: the cyberspace administration of the place where the platform is registered. */
export const authority = "cyberspace-administration";

/** What a handler decided in a case, as far as every measure that follows from it says the same. */
export interface Decided {
  caseId: CaseId;
  /** A published document or a clause of it (`content-rules#4`), or a review rule, in the version applied. */
  rule: { id: string; version: number };
  bottomLine: BottomLine;
  severity: Severity;
  /** What the person did and why this follows, in the handler's words: the person and the authority read it. */
  reason: string;
  handlerId: AccountId;
}

/** One measure of a decision. */
export interface Imposition {
  kind: MeasureKind;
  /** The content that `remove-content` removes. Other kinds are on the account or its principal, whatever content led to them. */
  subject: SubjectRef<ContentKind>;
  accountId: AccountId;
  principalId: PrincipalId;
  /** What the kind needs; see its module. */
  params: MeasureParams;
  /** The content as it was. */
  snapshot: Snapshot;
  /** Null: until it is ended. A warning ends with its deadline. */
  endsAt: Date | null;
}

export interface Imposed {
  measures: { measureId: MeasureId; number: string }[];
  events: NewEvent[];
  /** What is still to be written with the events: the measures themselves and all that hangs on them. */
  beside: Beside[];
}

/**
 * Imposes the measures of one decision, on one person or several, no kind twice on one subject. Refuses INVALID/INPUT_INVALID for parameters, subject or end that do not fit the
 * kind and for a rule that is not published in that version, CONFLICT_OF_INTEREST where handler and person are one, NOT_FOUND for a case that does not exist. Each call makes measures.
 */
export async function imposeMeasures(tx: WriteTx, decided: Decided, list: readonly Imposition[]): Promise<Imposed> {
  const fitted = list.map((one) => fitting(one, tx.now));
  if (list.some(({ accountId }) => accountId === decided.handlerId))
    throw new AppError("FORBIDDEN", "CONFLICT_OF_INTEREST", {});
  const ground = await holdGround(tx, decided, fitted);
  const measures = fitted.map((one) => numbered(one, decided, ground));

  const applied: Beside[] = [];
  for (const one of measures)
    applied.push(...(await measureModules[one.kind].apply(tx, { ...one, decided }, ground.stateOf(one.subject))));
  const charged = measures.map((one) => ({ ...one, ...decided, measureId: one.id }));
  const credit = creditCharged(tx, ground.chains, charged, ground.entriesOf);
  return {
    measures: measures.map(({ id, number }) => ({ measureId: id, number })),
    events: measures.flatMap((one, at) => eventsOf(one, decided, credit.states[at] ?? null)),
    beside: [
      ground.chains.append("measure", ...measures.map((one) => recordOf(tx, one, decided))),
      reported(tx, measures, decided, ground),
      ...credit.beside,
      ...applied,
      ...signedOut(measures),
    ],
  };
}

/** Locks what every measure of a principal is decided under, so that two of them take turns. */
export async function lockPrincipal(tx: WriteTx, id: SQL): Promise<void> {
  await tx.rows(sql`select 1 from ${principal} where id = ${id} for no key update`);
}

/** What measures are imposed on, held until the transaction ends. */
interface Ground {
  case: { source: FoundBy; number: string };
  chains: HeldChains;
  stateOf(subject: SubjectRef<ContentKind>): FoundState;
  entriesOf(principalId: PrincipalId): readonly CreditEntry[];
}

interface GroundRow {
  case: Ground["case"] | null;
  rule: RuleRecord | null;
  states: Parameters<typeof foundStates>[0];
  ledgers: { id: PrincipalId; entries: CreditEntry[] }[] | null;
  tails: Tail[];
}

/** Locks the principals, in one order, and then the chains; what they hold is read in a statement of its own, which sees what the holders before committed. */
async function holdGround(tx: WriteTx, { caseId, rule }: Decided, measures: readonly Imposition[]): Promise<Ground> {
  const principals = sql`${sql.param([...new Set(measures.map(({ principalId }) => principalId))])}::uuid[]`;
  const holding = measures.filter(({ kind }) => measureModules[kind].before).map(({ subject }) => subject);
  await tx.rows(sql`
    with held as materialized (select 1 from ${principal} where id = any(${principals}) order by id for no key update)
    select case when count(*) >= 0 then ${chainsLocked("measure", "credit_entry")} end from held`);
  const [row] = await tx.rows<GroundRow>(sql`
    select (select json_build_object('source', c.source, 'number', c.number) from ${moderationCase} c where c.id = ${caseId}::uuid) as case,
      ${ruleRecord(rule)} as rule, ${statesFound(holding)} as states, ${tailsOf("measure", "credit_entry")} as tails,
      (select json_agg(json_build_object('id', p.id, 'entries', ${entriesOf(sql`p.id`)})) from ${principal} p where p.id = any(${principals})) as ledgers`);
  if (!row?.case) throw notFound();
  if (!citedRuleOf(rule, row.rule)) throw invalid("rule");
  const ledgers = new Map(row.ledgers?.map(({ id, entries }) => [id, entries]));
  return {
    case: row.case,
    chains: heldChains(row.tails),
    stateOf: foundStates(row.states),
    entriesOf: (principalId) => ledgers.get(principalId) ?? [],
  };
}

/** A measure with its names, and with what its record says beyond the handler's words. */
interface Numbered extends Imposition {
  id: MeasureId;
  number: string;
  itemId: ReportItemId;
}

function numbered(one: Imposition, { severity }: Decided, { stateOf }: Ground): Numbered {
  const { before } = measureModules[one.kind];
  const previous = before ? { previousState: before(stateOf(one.subject)) } : {};
  const params = { ...one.params, ...previous, severity };
  return { ...one, params, id: newId<MeasureId>(), number: newNumber("M"), itemId: newId<ReportItemId>() };
}

function recordOf(tx: WriteTx, one: Numbered, decided: Decided) {
  return {
    id: one.id,
    number: one.number,
    kind: one.kind,
    case_id: decided.caseId,
    subject_kind: one.subject.kind,
    subject_id: one.subject.id,
    root_id: one.subject.rootId,
    account_id: one.accountId,
    principal_id: one.principalId,
    rule_id: decided.rule.id,
    rule_version: decided.rule.version,
    bottom_line: decided.bottomLine,
    reason: decided.reason,
    params: one.params,
    snapshot: one.snapshot,
    handler_id: decided.handlerId,
    starts_at: tx.now,
    ends_at: one.endsAt,
    report_item_id: one.itemId,
    imposed_at: tx.now,
  };
}

/** The report item of each measure. */
function reported(tx: WriteTx, measures: readonly Numbered[], decided: Decided, { case: about }: Ground): Beside {
  const items = measures.map(({ snapshot, ...one }) => ({
    id: one.itemId,
    number: newNumber("G"),
    measure_id: one.id,
    authority,
    content: reportContent({
      ...decided,
      number: one.number,
      kind: one.kind,
      caseNumber: about.number,
      subjectKind: one.subject.kind,
      subjectId: one.subject.id,
      foundBy: about.source,
      machineDecided: one.params.byRule === true,
      machineFound: about.source === "held" || about.source === "cluster",
      contentCreatedAt: snapshot.createdAt,
      hasImages: snapshot.mediaIds.length > 0,
      startsAt: tx.now.toISOString(),
      endsAt: one.endsAt?.toISOString() ?? null,
    }),
    due_at: dueAfter("regulatorReport", tx.now),
    created_at: tx.now,
  }));
  const change = sql`
    insert into ${reportItem} select * from json_populate_recordset(null::${reportItem}, ${JSON.stringify(items)}::json)`;
  return { change };
}

/** The sessions that end with these measures, in one change: several of them may sign out one person. */
function signedOut(measures: readonly Numbered[]): Beside[] {
  const whose = (on: "account" | "principal") => measures.filter(({ kind }) => measureModules[kind].signsOut === on);
  const accounts = whose("account").map(({ accountId }) => accountId);
  const principals = whose("principal").map(({ principalId }) => principalId);
  return accounts.length + principals.length > 0 ? [sessionsEnded({ accounts, principals })] : [];
}

function eventsOf(one: Numbered, decided: Decided, credit: CreditState | null): NewEvent[] {
  const imposed = measureImposed(subjectRef("measure", one.id), {
    accountId: one.accountId,
    principalId: one.principalId,
    measureKind: one.kind,
    number: one.number,
    subjectKind: one.subject.kind,
    subjectId: one.subject.id,
    caseId: decided.caseId,
    ruleId: decided.rule.id,
    ruleVersion: decided.rule.version,
    bottomLine: decided.bottomLine,
    endsAt: one.endsAt?.toISOString() ?? null,
  });
  if (!credit) return [imposed];
  const rule = measureRule(one.kind, decided.severity);
  return [imposed, creditChanged(subjectRef("principal", one.principalId), { ...credit, rule })];
}

/** The measure with parameters, subject and end as its kind takes them; refuses what does not fit. */
function fitting(given: Imposition, now: Date): Imposition {
  const { kind, accountId, endsAt } = given;
  const module = measureModules[kind];
  const parsed = module.needs.safeParse(given.params);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({
      path: ["params", ...issue.path].join("."),
      problem: issue.code === "custom" ? issue.message : issue.code,
    }));
    throw new AppError("INVALID", "INPUT_INVALID", { fields });
  }
  const params = parsed.data;
  // Of an account only fields of its profile are removed; it is closed otherwise.
  if (module.on === "content" && (given.subject.kind === "account") !== (params.fields !== undefined))
    throw invalid("subject");
  const end = params.deadline ? new Date(params.deadline) : endsAt;
  if (end && (!module.timed || end <= now)) throw invalid(params.deadline ? "params.deadline" : "endsAt");
  if (module.needsEnd && !end) throw invalid("endsAt");
  const subject = module.on === "content" ? given.subject : subjectRef("account", accountId);
  return { ...given, subject, params, endsAt: end };
}

function invalid(path: string): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem: "invalid" }] });
}
