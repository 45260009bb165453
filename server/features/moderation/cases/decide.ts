import type { MeasureParams } from "@/db/schema/trust/measures";
import type { RequestContext } from "@/server/core/request";
import type { WriteTx } from "@/server/core/write-tx";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import type { BottomLine } from "@/server/shared/bottom-lines";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import { severityOf } from "@/server/shared/severity";
import { ref, subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { nearestClosedName } from "@/server/trust/authors/closed-names";
import { type Decided, type Imposition, imposeMeasures } from "@/server/trust/measures/impose";
import { labelByRules } from "@/server/trust/measures/label-by-rule";
import { departsFrom } from "@/server/trust/measures/ladder";
import { citedRuleOf, type RuleRecord } from "@/server/trust/measures/rules";
import { contentModule, type Snapshot } from "@/server/trust/subjects";
import { passedState, stateChanged } from "@/server/trust/visibility/state";
import {
  type CitedRule,
  caseDecided,
  contentReleased,
  decideCaseInput,
  type MeasureChoice,
  measureChoice,
  nameChecks,
} from "../contract/cases";
import { reportFedBack } from "../contract/reports";
import { type CaseRecord, caseMoved, decisionStored, heldJudgement, lockDecision } from "../store/cases";
import { reportsFedBack, type WaitingReport } from "../store/reports";
import { aboutOf } from "./commands";
import { type Accused, lookInto, type Matter, membersOf } from "./matter";
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
    "PUB-08.2-b",
    "PUB-08.2-c",
    "PUB-08.3-b",
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
    if (input.outcome === "approve") await requireNameChecked(tx, matter, input.nameChecked);
    const others = await membersOf(tx, found, input.members);
    const cited = choices.length > 0 ? cite(input.rule, matter.rule, input.bottomLine) : null;
    const imposed = cited
      ? await impose(tx, found, [matter, ...others], choices, { ...cited, reason: input.reason, handlerId })
      : nothing;
    const released = input.outcome === "approve" ? await release(tx, matter, actor.request) : nothing;
    const decision = decisionStored(tx, {
      caseId: found.id,
      handlerId,
      outcome: input.outcome,
      rule: input.rule ?? null,
      reason: input.reason,
      proposedStep: choices.length > 0 ? matter.proposal.step : null,
      departureReason: departs ? input.departureReason : null,
      snapshot: input.nameChecked.length > 0 ? { ...snapshot, nameChecked: input.nameChecked } : snapshot,
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

const nothing = { events: [], beside: [] };

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

/** A name near a closed account's is not approved before its subject was checked in every respect, on record (PUB Article 8). */
async function requireNameChecked(tx: WriteTx, { snapshot }: Matter, checked: readonly string[]): Promise<void> {
  const nickname = snapshot.texts.find(({ field }) => field === "nickname")?.text;
  if (!nickname || nameChecks.every((check) => checked.includes(check))) return;
  if (await nearestClosedName(tx, nickname)) throw invalid("nameChecked", "empty");
}

/** Makes a held item visible to others, or a held revision the text they read; what rules say of it is said now. */
async function release(tx: WriteTx, { subject, snapshot, state, principalId }: Matter, request: RequestContext) {
  const judgement = (await heldJudgement(tx, subject.id))?.judgement;
  if (judgement && principalId)
    await labelByRules(tx, { subject, authorId: snapshot.authorId, principalId, judgement, request });
  const { revision } = contentModule(subject.kind);
  const beside = revision
    ? await revision.apply(tx, subject)
    : stateChanged(subject, state, { state: await passedState(tx, subject), measureId: null, since: tx.now });
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
  return [measureChoice.parse({ kind: "remove-content", days: null }), ...measures];
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

/** Imposes every choice on everybody. */
function impose(
  tx: WriteTx,
  { id, severity }: CaseRecord,
  everybody: readonly Accused[],
  choices: readonly MeasureChoice[],
  decided: Pick<Decided, "rule" | "bottomLine" | "reason" | "handlerId">,
) {
  const impositions = everybody.flatMap((on) => choices.map((choice) => impositionOf(choice, on, tx.now)));
  return imposeMeasures(tx, { ...decided, caseId: id, severity: severityOf(severity) }, impositions);
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
    // A warning ends with its deadline, and a suspension until a correction with that.
    endsAt: choice.kind === "warn" || choice.correct ? null : endsAt,
  };
}

/** What each kind needs of the form's fields; the rest has none. */
function paramsOf(choice: MeasureChoice, endsAt: Date | null): MeasureParams {
  if (choice.kind === "warn") return { demand: choice.demand, ...(endsAt ? { deadline: endsAt.toISOString() } : {}) };
  if (choice.kind === "remove-content")
    return {
      ...(choice.fields.length > 0 ? { fields: choice.fields } : {}),
      ...(choice.innocentPictures ? { innocentPictures: true } : {}),
    };
  if (choice.kind === "suspend-updates" && choice.correct && endsAt)
    return { correct: { field: choice.correct, by: endsAt.toISOString() } };
  if (choice.kind === "label-content") return choice.label ? { label: choice.label } : {};
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
  if (found.reports === 0) return nothing;
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
