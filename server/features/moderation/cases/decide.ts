// Deciding a case: the item, the measures, the record and every reporter's result in one transaction.
import { sql } from "drizzle-orm";
import type { MeasureParams } from "@/db/schema/trust/measures";
import type { WriteTx } from "@/server/core/write-tx";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import type { BottomLine } from "@/server/shared/bottom-lines";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { severityOf } from "@/server/shared/severity";
import { type ContentKind, ref, type SubjectRef, subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { foundStates, statesFound } from "@/server/trust/measures/held-state";
import { type Imposition, imposeMeasures } from "@/server/trust/measures/impose";
import {
  departsFrom,
  ladderHistory,
  type PastMeasure,
  type Proposal,
  proposeStep,
} from "@/server/trust/measures/ladder";
import { citedRuleOf, type RuleRecord, ruleRecord } from "@/server/trust/measures/rules";
import { clusteredWith } from "@/server/trust/standing/clusters";
import { contentModule, type Snapshot } from "@/server/trust/subjects";
import { type StateRow, stateChanged } from "@/server/trust/visibility/state";
import { type CitedRule, caseDecided, contentReleased, decideCaseInput, type MeasureChoice } from "../contract/cases";
import { reportFedBack } from "../contract/reports";
import { type CaseRecord, caseMoved, decisionStored, lockDecision } from "../store/cases";
import { reportsFedBack, type WaitingReport, waitingReports } from "../store/reports";
import { aboutOf } from "./commands";
import { caseUndecided, holdsClaim, notInvolved, officerForGraveMeasures, officerIfEscalated } from "./policy";

/**
 * Decides a claimed case once. `approve` lets a held item through, `reject` refuses it, `dismiss` finds the reports unfounded, `escalate` hands the case to an officer,
 * `measure` imposes what was chosen. Every outcome but escalation hands each reporter the result with its reason in the same transaction. Refuses FORBIDDEN to the
 * untrained, without second factor, with an interest in the case, or for measures and escalated cases that need an officer; CONFLICT without the claim or once decided;
 * INVALID without rule, feedback or a reason for departing from the proposed step where they are needed. Law: PUB Articles 19 and 20, IM Article 8, MB Article 12.
 */
export const decideCase = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("case", input.caseId),
  gates: [caseUndecided, notInvolved, officerIfEscalated, officerForGraveMeasures, holdsClaim],
  obligations: [
    "PUB-20.2-b",
    "MB-14.1-a",
    "MB-12.1-a",
    "MB-12.2-b",
    "IM-08.2-a",
    "IM-06.2-a",
    "PUB-19.2-a",
    "PUB-06.2-a",
  ],
  review: exempt("staff's statements of reasons quote what they are about"),
  input: decideCaseInput,
  async run({ input, actor, tx }) {
    const found = await lockDecision(tx, input.caseId);
    if (!found || !actor.id) throw notFound();
    if (found.state === "decided") throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const handlerId = actor.id;
    const matter = await lookInto(tx, found, input.rule);
    const { snapshot } = matter;
    if (input.seen && input.seen !== (snapshot.editedAt ?? snapshot.createdAt))
      throw new AppError("CONFLICT", "CHANGED_MEANWHILE", {});
    if (input.outcome === "escalate") return escalate(tx, found, handlerId, input.reason, snapshot);

    fitting(input.outcome, matter.isHeld);
    if (found.reports > 0 && input.feedback === "") throw invalid("feedback", "empty");
    const choices = chosen(input.outcome, input.measures);
    const departs = input.outcome === "measure" && departsFrom(matter.proposal, kindsOf(choices));
    if (departs && input.departureReason === "") throw invalid("departureReason", "empty");
    const others = await membersOf(tx, found, input.members);
    const imposed =
      choices.length > 0
        ? await imposeMeasures(
            tx,
            {
              ...cite(input.rule, matter.rule, input.bottomLine),
              caseId: found.id,
              severity: severityOf(found.severity),
              reason: input.reason,
              handlerId,
            },
            [matter, ...others].flatMap((on) => choices.map((choice) => impositionOf(choice, on, tx.now))),
          )
        : { events: [], beside: [] };
    const released = input.outcome === "approve" ? await release(tx, matter) : { events: [], beside: [] };
    const decision = decisionStored(tx, {
      caseId: found.id,
      handlerId,
      outcome: input.outcome,
      rule: input.rule ?? null,
      reason: input.reason,
      proposedStep: choices.length > 0 ? matter.proposal.step : null,
      departureReason: departs ? input.departureReason : null,
      snapshot,
    });
    const fedBack = feedBack(tx, found, matter.reports, {
      handlerId,
      feedback: input.feedback,
      outcome: choices.length > 0 ? "upheld" : "not-upheld",
    });
    const decided = caseDecided(subjectRef("case", found.id), {
      ...aboutOf(found),
      outcome: input.outcome,
      ruleId: input.rule?.id ?? null,
      ruleVersion: input.rule?.version ?? null,
      authorId: snapshot.authorId,
    });
    return {
      result: { id: found.id },
      events: [decided, ...released.events, ...imposed.events, ...fedBack.events],
      beside: [caseMoved(tx, found.id, "decided"), decision, ...released.beside, ...imposed.beside, ...fedBack.beside],
    };
  },
});

/** On whom and what a measure can be imposed. */
interface Accused {
  subject: SubjectRef<ContentKind>;
  snapshot: Snapshot;
  principalId: PrincipalId | null;
}

/** What a decision rests on. */
interface Matter extends Accused {
  /** The item's state; null for one that was never anything but shown, and for revisions. */
  state: StateRow | null;
  isHeld: boolean;
  proposal: Proposal;
  rule: RuleRecord | null;
  reports: WaitingReport[];
}

interface MatterRow {
  item: unknown;
  states: Parameters<typeof foundStates>[0];
  history: PastMeasure[];
  rule: RuleRecord | null;
  reports: WaitingReport[];
}

/** The matter of a case in one statement, once case and principal are locked; the row of the item's state is locked with it. */
async function lookInto(tx: WriteTx, found: CaseRecord, rule: CitedRule | undefined): Promise<Matter> {
  const subject = subjectRef(found.subjectKind, found.subjectId, found.rootId);
  const { record, snapshotOf, revision } = contentModule(subject.kind);
  const [row] = await tx.rows<MatterRow>(sql`
    select (${record(sql`${subject.id}::uuid`)}) as item, ${statesFound([subject])} as states,
      ${ladderHistory(sql`${found.principalId}::uuid`, tx.now)} as history, ${rule ? ruleRecord(rule) : sql`null`} as rule,
      ${waitingReports(found.id)} as reports`);
  if (!row?.item) throw notFound();
  const state = foundStates(row.states)(subject).now;
  return {
    subject,
    snapshot: snapshotOf(row.item),
    principalId: found.principalId,
    state,
    // A revision only ever comes to the desk because it waits.
    isHeld: revision ? found.source === "held" : state?.state === "held",
    proposal: proposeStep(severityOf(found.severity), row.history),
    rule: row.rule,
    reports: row.reports,
  };
}

/** A held item is approved or rejected, anything else dismissed or measured. */
function fitting(outcome: "approve" | "reject" | "dismiss" | "measure", held: boolean): void {
  if (held !== (outcome === "approve" || outcome === "reject")) throw invalid("outcome", "invalid");
}

function escalate(tx: WriteTx, found: CaseRecord, handlerId: AccountId, reason: string, snapshot: Snapshot) {
  if (found.state === "escalated") throw new AppError("CONFLICT", "ALREADY_DONE", {});
  const decision = decisionStored(tx, {
    caseId: found.id,
    handlerId,
    outcome: "escalate",
    rule: null,
    reason,
    proposedStep: null,
    departureReason: null,
    snapshot,
  });
  const event = caseDecided(subjectRef("case", found.id), {
    ...aboutOf(found),
    outcome: "escalate",
    ruleId: null,
    ruleVersion: null,
    authorId: found.accountId,
  });
  return {
    result: { id: found.id },
    events: [event] as const,
    beside: [caseMoved(tx, found.id, "escalated"), decision],
  };
}

/** Makes a held item visible to others, or a held revision the text they read. */
async function release(tx: WriteTx, { subject, snapshot, state }: Matter) {
  const { revision } = contentModule(subject.kind);
  const beside = revision
    ? await revision.apply(tx, subject)
    : stateChanged(subject, state, { state: "shown", measureId: null, since: tx.now });
  return {
    events: [contentReleased(subject, { authorId: snapshot.authorId, contentKind: subject.kind })],
    beside,
  };
}

/** Rejecting a held item removes it, whatever else comes with it; approving and dismissing impose nothing. */
function chosen(outcome: "approve" | "reject" | "dismiss" | "measure", measures: MeasureChoice[]): MeasureChoice[] {
  if (outcome === "approve" || outcome === "dismiss") {
    if (measures.length > 0) throw invalid("measures", "invalid");
    return [];
  }
  if (new Set(kindsOf(measures)).size !== measures.length) throw invalid("measures", "invalid");
  if (outcome === "measure" && measures.length === 0) throw invalid("measures", "empty");
  if (outcome === "measure" || kindsOf(measures).includes("remove-content")) return measures;
  return [{ kind: "remove-content", days: null, functions: [], perDay: 0, demand: "" }, ...measures];
}

function kindsOf(choices: readonly MeasureChoice[]) {
  return choices.map(({ kind }) => kind);
}

/** The rule as a statement of reasons names it, with the line of the seven that it protects: a review rule brings its own, for a document the handler names it. */
function cite(rule: CitedRule | undefined, record: RuleRecord | null, bottomLine: BottomLine | undefined) {
  if (!rule) throw invalid("rule", "empty");
  if (record?.review?.wasOn) return { rule, bottomLine: record.review.bottomLine };
  const isClause = record?.document && rule.id.includes("#") && citedRuleOf(rule, record);
  if (!isClause) throw invalid("rule", "invalid");
  if (!bottomLine) throw invalid("bottomLine", "empty");
  return { rule, bottomLine };
}

function impositionOf(choice: MeasureChoice, { subject, snapshot, principalId }: Accused, now: Date): Imposition {
  if (!principalId) throw notFound();
  const endsAt = choice.days === null ? null : addDays(now, choice.days);
  return {
    kind: choice.kind,
    subject,
    accountId: snapshot.authorId,
    principalId,
    params: paramsOf(choice, endsAt),
    snapshot,
    endsAt: choice.kind === "warn" ? null : endsAt,
  };
}

/** The other accounts of a cluster that the handler chose, as they stand. Refuses those that are not of it. */
async function membersOf(tx: WriteTx, found: CaseRecord, chosenIds: readonly AccountId[]): Promise<Accused[]> {
  const ids = [...new Set(chosenIds)].filter((id) => id !== found.accountId);
  if (ids.length === 0) return [];
  if (found.source !== "cluster" || !found.accountId) throw invalid("members", "invalid");
  const { record, snapshotOf } = contentModule("account");
  const rows = await tx.rows<{ id: AccountId; principalId: PrincipalId; item: unknown }>(sql`
    select r.id, r.principal_id as "principalId", (${record(sql`r.id`)}) as item
    from ${clusteredWith(found.accountId, tx.now)} r where r.id = any(${sql.param(ids)}::uuid[]) order by r.id`);
  if (rows.length !== ids.length) throw invalid("members", "invalid");
  return rows.map(({ id, principalId, item }) => ({
    subject: subjectRef("account", id),
    snapshot: snapshotOf(item),
    principalId,
  }));
}

/** What each kind needs of the form's fields; the rest has none. */
function paramsOf(choice: MeasureChoice, endsAt: Date | null): MeasureParams {
  if (choice.kind === "warn") return { demand: choice.demand, ...(endsAt ? { deadline: endsAt.toISOString() } : {}) };
  if (choice.kind === "limit-functions") return { functions: choice.functions, perDay: choice.perDay };
  return {};
}

/** Hands every reporter of the case the result. */
function feedBack(
  tx: WriteTx,
  found: CaseRecord,
  reports: readonly WaitingReport[],
  result: { handlerId: AccountId; outcome: "upheld" | "not-upheld"; feedback: string },
) {
  if (found.reports === 0) return { events: [], beside: [] };
  const about = { subjectKind: found.subjectKind, subjectId: found.subjectId, caseId: found.id };
  const { outcome } = result;
  return {
    events: reports.map(({ id, receipt, reporterId }) =>
      reportFedBack(subjectRef("report", id), { ...about, reporterId, receipt, outcome }),
    ),
    beside: [reportsFedBack(tx, found.id, result)],
  };
}

function invalid(path: string, problem: string): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem }] });
}
