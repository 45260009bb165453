// Deciding a case: the item, the measures, the record and every reporter's result in one transaction.
import { sql } from "drizzle-orm";
import type { MeasureParams } from "@/db/schema/trust/measures";
import type { WriteTx } from "@/server/core/write-tx";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import type { BottomLine } from "@/server/shared/bottom-lines";
import { AppError, notFound } from "@/server/shared/errors";
import type { NewEvent } from "@/server/shared/events";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { severityOf } from "@/server/shared/severity";
import { type ContentKind, ref, type SubjectRef, subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { imposeMeasure } from "@/server/trust/measures/impose";
import { departsFrom, ladderHistory, type Proposal, proposeStep } from "@/server/trust/measures/ladder";
import { findRule } from "@/server/trust/measures/rules";
import { findReviewRule } from "@/server/trust/review/citable-rules";
import { clusteredWith } from "@/server/trust/standing/clusters";
import { contentModule, findSnapshot, findSnapshots, type Snapshot } from "@/server/trust/subjects";
import { lockState, type StateRow, setState } from "@/server/trust/visibility/state";
import { type CitedRule, caseDecided, contentReleased, decideCaseInput, type MeasureChoice } from "../contract/cases";
import { reportFedBack } from "../contract/reports";
import { type CaseRecord, caseMoved, decisionStored, lockCase } from "../store/cases";
import { feedBackReports } from "../store/reports";
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
    const found = await lockCase(tx, input.caseId);
    if (!found || !actor.id) throw notFound();
    if (found.state === "decided") throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const handlerId = actor.id;
    const subject = subjectRef(found.subjectKind, found.subjectId, found.rootId);
    const snapshot = await findSnapshot(tx, subject);
    if (!snapshot) throw notFound();
    if (input.seen && input.seen !== (snapshot.editedAt ?? snapshot.createdAt))
      throw new AppError("CONFLICT", "CHANGED_MEANWHILE", {});
    const state = await stateOf(tx, subject);
    const held = isHeld(subject, found, state);
    if (input.outcome === "escalate") return escalate(tx, found, handlerId, input.reason, snapshot);

    fitting(input.outcome, held);
    if (found.reports > 0 && input.feedback === "") throw invalid("feedback", "empty");
    const proposal = await proposed(tx, found);
    const choices = chosen(input.outcome, input.measures);
    const departs = input.outcome === "measure" && departsFrom(proposal, kindsOf(choices));
    if (departs && input.departureReason === "") throw invalid("departureReason", "empty");
    const others = await membersOf(tx, found, input.members);
    const cited = choices.length > 0 ? await cite(tx, input.rule, input.bottomLine) : null;

    const events: NewEvent[] = [];
    if (input.outcome === "approve") {
      await release(tx, subject, state);
      events.push(contentReleased(subject, { authorId: snapshot.authorId, contentKind: subject.kind }));
    }
    const decision = decisionStored(tx, {
      caseId: found.id,
      handlerId,
      outcome: input.outcome,
      rule: input.rule ?? null,
      reason: input.reason,
      proposedStep: choices.length > 0 ? proposal.step : null,
      departureReason: departs ? input.departureReason : null,
      snapshot,
    });
    if (cited) {
      const { reason } = input;
      for (const on of [{ subject, snapshot, principalId: found.principalId }, ...others])
        for (const choice of choices)
          events.push(...(await impose(tx, { ...on, choice, found, cited, reason, handlerId })));
    }
    events.push(...(await feedBack(tx, found, handlerId, input.feedback, choices.length > 0)));
    const decided = caseDecided(subjectRef("case", found.id), {
      ...aboutOf(found),
      outcome: input.outcome,
      ruleId: input.rule?.id ?? null,
      ruleVersion: input.rule?.version ?? null,
      authorId: snapshot.authorId,
    });
    return {
      result: { id: found.id },
      events: [decided, ...events],
      beside: [caseMoved(tx, found.id, "decided"), decision],
    };
  },
});

/** Held: an item that waits, or a revision, which only ever comes to the desk because it waits. */
function isHeld(subject: SubjectRef<ContentKind>, found: CaseRecord, state: StateRow | null): boolean {
  return contentModule(subject.kind).revision ? found.source === "held" : state?.state === "held";
}

/** The item's state, its row locked; null for revisions, which have none. */
async function stateOf(tx: WriteTx, subject: SubjectRef<ContentKind>): Promise<StateRow | null> {
  return contentModule(subject.kind).revision ? null : lockState(tx, subject);
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
    events: [event] as [NewEvent],
    beside: [caseMoved(tx, found.id, "escalated"), decision],
  };
}

/** Makes a held item visible to others, or a held revision the text they read. */
async function release(tx: WriteTx, subject: SubjectRef<ContentKind>, found: StateRow | null): Promise<void> {
  const { revision } = contentModule(subject.kind);
  if (revision) await revision.apply(tx, subject);
  else await setState(tx, subject, "shown", { found });
}

async function proposed(tx: WriteTx, { principalId, severity }: CaseRecord): Promise<Proposal> {
  const history = principalId ? await ladderHistory(tx, principalId, tx.now) : [];
  return proposeStep(severityOf(severity), history);
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

interface Cited extends CitedRule {
  bottomLine: BottomLine;
}

/** The rule as a statement of reasons names it, with the line of the seven that it protects: a review rule brings its own, for a document the handler names it. */
async function cite(tx: WriteTx, rule: CitedRule | undefined, bottomLine: BottomLine | undefined): Promise<Cited> {
  if (!rule) throw invalid("rule", "empty");
  const review = await findReviewRule(tx, rule);
  if (review) return { ...rule, bottomLine: review.bottomLine };
  const document = rule.id.includes("#") ? await findRule(tx, rule) : null;
  if (!document) throw invalid("rule", "invalid");
  if (!bottomLine) throw invalid("bottomLine", "empty");
  return { ...rule, bottomLine };
}

interface Impose {
  choice: MeasureChoice;
  found: CaseRecord;
  subject: SubjectRef<ContentKind>;
  snapshot: Snapshot;
  principalId: PrincipalId | null;
  cited: Cited;
  reason: string;
  handlerId: AccountId;
}

async function impose(tx: WriteTx, of: Impose): Promise<readonly NewEvent[]> {
  const { choice, found, subject, snapshot, principalId, cited } = of;
  if (!principalId) throw notFound();
  const endsAt = choice.days === null ? null : addDays(tx.now, choice.days);
  const { events } = await imposeMeasure(tx, {
    kind: choice.kind,
    caseId: found.id,
    subject,
    accountId: snapshot.authorId,
    principalId,
    rule: { id: cited.id, version: cited.version },
    bottomLine: cited.bottomLine,
    severity: severityOf(found.severity),
    reason: of.reason,
    params: paramsOf(choice, endsAt),
    snapshot,
    handlerId: of.handlerId,
    endsAt: choice.kind === "warn" ? null : endsAt,
  });
  return events;
}

/** The other accounts of a cluster that the handler chose, as they stand. Refuses those that are not of it. */
async function membersOf(tx: WriteTx, found: CaseRecord, chosenIds: readonly AccountId[]) {
  const ids = [...new Set(chosenIds)].filter((id) => id !== found.accountId);
  if (ids.length === 0) return [];
  if (found.source !== "cluster" || !found.accountId) throw invalid("members", "invalid");
  const rows = await tx.rows<{ id: AccountId; principalId: PrincipalId }>(sql`
    select r.id, r.principal_id as "principalId" from ${clusteredWith(found.accountId, tx.now)} r where r.id = any(${sql.param(ids)}::uuid[]) order by r.id`);
  if (rows.length !== ids.length) throw invalid("members", "invalid");
  const subjects = rows.map(({ id }) => subjectRef("account", id));
  const snapshots = await findSnapshots(tx, subjects);
  return rows.flatMap(({ id, principalId }, at) => {
    const snapshot = snapshots[at];
    return snapshot ? [{ subject: subjectRef("account", id), snapshot, principalId }] : [];
  });
}

/** What each kind needs of the form's fields; the rest has none. */
function paramsOf(choice: MeasureChoice, endsAt: Date | null): MeasureParams {
  if (choice.kind === "warn") return { demand: choice.demand, ...(endsAt ? { deadline: endsAt.toISOString() } : {}) };
  if (choice.kind === "limit-functions") return { functions: choice.functions, perDay: choice.perDay };
  return {};
}

async function feedBack(
  tx: WriteTx,
  found: CaseRecord,
  handlerId: AccountId,
  feedback: string,
  upheld: boolean,
): Promise<NewEvent[]> {
  if (found.reports === 0) return [];
  const outcome = upheld ? "upheld" : "not-upheld";
  const reports = await feedBackReports(tx, found.id, handlerId, { outcome, feedback });
  const about = { subjectKind: found.subjectKind, subjectId: found.subjectId, caseId: found.id };
  return reports.map(({ id, receipt, reporterId }) =>
    reportFedBack(subjectRef("report", id), { ...about, reporterId, receipt, outcome }),
  );
}

function invalid(path: string, problem: string): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem }] });
}
